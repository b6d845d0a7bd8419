package io.continuo.identity.matching;

import io.continuo.identity.IdentityConfig;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Hashes that nobody without the key can compute, so that what is found by them is not told by them. */
@Singleton
class KeyedHashes {

    private static final String ALGORITHM = "HmacSHA256";

    /** Keeps these apart from the hashes of identifiers under the same key. */
    private static final byte[] PURPOSE = "match|".getBytes(StandardCharsets.UTF_8);

    private final Mac prototype;

    KeyedHashes(IdentityConfig config) throws GeneralSecurityException {
        prototype = Mac.getInstance(ALGORITHM);
        prototype.init(new SecretKeySpec(config.indexKey().getBytes(StandardCharsets.UTF_8), ALGORITHM));
    }

    long of(String text) {
        return hash(text).getLong();
    }

    UUID name(RecordKey key) {
        ByteBuffer hash = hash("record|" + key.source().length() + "|" + key.source() + "|" + key.sourceId());
        return new UUID(hash.getLong(), hash.getLong());
    }

    private ByteBuffer hash(String text) {
        try {
            Mac mac = (Mac) prototype.clone();
            mac.update(PURPOSE);
            return ByteBuffer.wrap(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }
}
