package io.continuo.events;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * By what an erased identifier is still recognised: 32 hexadecimal digits of an HMAC-SHA-256 (RFC 2104) of its
 * {@link LogKeys#subject}. Without the key nobody can tell which phone number it was, not even by trying all of them.
 */
public final class SubjectHash {

    /** Shorter keys can be guessed, and with them the identifiers. */
    public static final int MIN_KEY_LENGTH = 16;

    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 16;

    private final SecretKeySpec key;

    /**
     * @param key of the deployment; what was remembered with another one is not recognised
     * @throws IllegalArgumentException when it has less than {@value #MIN_KEY_LENGTH} characters
     */
    public SubjectHash(String key) {
        if (key.length() < MIN_KEY_LENGTH) {
            throw new IllegalArgumentException("a hash key has at least " + MIN_KEY_LENGTH + " characters");
        }
        this.key = new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    public String of(Identifier identifier) {
        return of(LogKeys.subject(identifier));
    }

    public String of(String subject) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(subject.getBytes(StandardCharsets.UTF_8)), 0, BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
