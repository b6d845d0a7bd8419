package io.continuo.identity.vault;

import io.continuo.identity.IdentityConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys that wrap data keys. The first one wraps; the others, from before a rotation, only unwrap. Each is known by
 * its fingerprint, so no two keys can be mistaken for one another by a name.
 */
@Singleton
final class MasterKeys {

    /** @param master the fingerprint of the key that wraps it */
    record Wrapped(String master, byte[] bytes) {}

    private static final String PURPOSE = "data_keys.wrapped|";
    private static final int FINGERPRINT_BYTES = 6;

    private final String current;
    private final Map<String, SecretKey> keys = new LinkedHashMap<>();
    private final Map<String, SecretKey> derived = new ConcurrentHashMap<>();

    @Inject
    MasterKeys(IdentityConfig config) {
        this(config.masterKey());
    }

    /** @param configured each in Base64, the one that wraps first */
    MasterKeys(List<String> configured) {
        if (configured.isEmpty()) {
            throw new IllegalArgumentException("continuo.identity.master-key is empty");
        }
        configured.stream().map(MasterKeys::decode).forEach(bytes -> keys.put(fingerprint(bytes), AesGcm.key(bytes)));
        current = keys.keySet().iterator().next();
    }

    Wrapped wrap(UUID owner, SecretKey key) {
        return new Wrapped(current, AesGcm.seal(current(), PURPOSE + owner, key.getEncoded()));
    }

    SecretKey unwrap(UUID owner, Wrapped wrapped) {
        return AesGcm.key(AesGcm.open(of(wrapped.master()), PURPOSE + owner, wrapped.bytes()));
    }

    /** The fingerprint of the key that wraps. */
    String wrapping() {
        return current;
    }

    /** @throws IllegalStateException when no configured key has this fingerprint */
    void require(String master) {
        of(master);
    }

    Set<String> fingerprints() {
        return keys.keySet();
    }

    /**
     * A key for another purpose than wrapping (HMAC-SHA-256 of the purpose under the master key, as in HKDF's expansion,
     * RFC 5869, 2.3).
     *
     * @param master the fingerprint of the master key it is derived from
     */
    SecretKey derived(String master, String purpose) {
        return derived.computeIfAbsent(master + "|" + purpose, none -> AesGcm.key(expand(of(master), purpose)));
    }

    private SecretKey of(String master) {
        SecretKey key = keys.get(master);
        if (key == null) {
            throw new IllegalStateException("continuo.identity.master-key lacks the key " + master);
        }
        return key;
    }

    private static byte[] expand(SecretKey key, String purpose) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getEncoded(), "HmacSHA256"));
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(new byte[] {1});
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private SecretKey current() {
        return Objects.requireNonNull(keys.get(current));
    }

    private static byte[] decode(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text.strip());
            if (bytes.length == AesGcm.KEY_BYTES) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // Said below, without the text: it is a secret, if a broken one.
        }
        throw new IllegalArgumentException(
                "continuo.identity.master-key: each key is 32 bytes in Base64 (openssl rand -base64 32)");
    }

    private static String fingerprint(byte[] key) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update("continuo master key ".getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(key), 0, FINGERPRINT_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
