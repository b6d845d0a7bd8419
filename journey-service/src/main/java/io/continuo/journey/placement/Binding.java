package io.continuo.journey.placement;

import io.continuo.events.IdentifierType;
import io.continuo.events.LogKeys;
import java.util.HexFormat;

/**
 * By which identifier a touchpoint hangs on its customer, without that identifier's value: journeys show types only.
 *
 * @param type of the identifier
 * @param digest 32 hexadecimal digits of its SHA-256; tells two identifiers of one customer apart
 */
public record Binding(IdentifierType type, String digest) {

    /** Of a digest. */
    public static final int BYTES = 16;

    /** Reads a {@link LogKeys#subject}. */
    public static Binding of(String subject) {
        int colon = subject.indexOf(':');
        return new Binding(new IdentifierType(subject.substring(0, colon)), subject.substring(colon + 1));
    }

    /** The digest's {@value #BYTES} bytes. */
    public byte[] bytes() {
        return HexFormat.of().parseHex(digest);
    }
}
