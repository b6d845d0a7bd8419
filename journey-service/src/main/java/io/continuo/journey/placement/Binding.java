package io.continuo.journey.placement;

import io.continuo.events.Identifier;
import io.continuo.events.IdentifierType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * By which identifier a touchpoint hangs on its customer, without that identifier's value: journeys show types only.
 *
 * @param type of the identifier
 * @param digest 32 hexadecimal digits of its SHA-256; tells two identifiers of one customer apart
 */
public record Binding(IdentifierType type, String digest) {

    private static final int DIGEST_BYTES = 16;

    public static Binding of(Identifier identifier) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(identifier.key().getBytes(StandardCharsets.UTF_8));
            return new Binding(identifier.type(), HexFormat.of().formatHex(hash, 0, DIGEST_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The digest's {@value #DIGEST_BYTES} bytes. */
    public byte[] bytes() {
        return HexFormat.of().parseHex(digest);
    }
}
