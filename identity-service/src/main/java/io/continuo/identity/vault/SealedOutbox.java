package io.continuo.identity.vault;

import io.continuo.outbox.PayloadSeal;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Events name identifiers, and wait for Kafka in the database: until they are sent they are sealed, with a key derived
 * from the master key that wraps at the time, whose fingerprint stands before the box.
 */
@Singleton
class SealedOutbox implements PayloadSeal {

    private static final String PURPOSE = "outbox.payload|";
    private static final char SEPARATOR = ':';

    private final MasterKeys masters;

    SealedOutbox(MasterKeys masters) {
        this.masters = masters;
    }

    @Override
    public String seal(String topic, String key, String payload) {
        String master = masters.wrapping();
        byte[] box = AesGcm.seal(
                masters.derived(master, PURPOSE), bound(topic, key), payload.getBytes(StandardCharsets.UTF_8));
        return master + SEPARATOR + Base64.getEncoder().encodeToString(box);
    }

    @Override
    public String open(String topic, String key, String stored) {
        int end = stored.indexOf(SEPARATOR);
        if (end < 0) {
            throw new NotOpened();
        }
        byte[] box = Base64.getDecoder().decode(stored.substring(end + 1));
        byte[] payload = AesGcm.open(masters.derived(stored.substring(0, end), PURPOSE), bound(topic, key), box);
        return new String(payload, StandardCharsets.UTF_8);
    }

    private static String bound(String topic, String key) {
        return PURPOSE + topic + "|" + key;
    }
}
