package io.continuo.identity.vault;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import javax.crypto.SecretKey;

/** Seals and opens the values of one owner. Safe for use by several threads. */
public final class DataKey {

    private final UUID owner;
    private final SecretKey key;

    DataKey(UUID owner, SecretKey key) {
        this.owner = owner;
        this.key = key;
    }

    /** The text for this column; it opens with the key of this owner, in this column, only. */
    public byte[] seal(Place place, String text) {
        return AesGcm.seal(key, bound(place), text.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws NotOpened when it was not sealed by this owner for this column */
    public String open(Place place, byte[] sealed) {
        return new String(AesGcm.open(key, bound(place), sealed), StandardCharsets.UTF_8);
    }

    private String bound(Place place) {
        return place + "|" + owner;
    }
}
