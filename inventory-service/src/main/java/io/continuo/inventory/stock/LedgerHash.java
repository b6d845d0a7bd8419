package io.continuo.inventory.stock;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * A link of the hash chain: SHA-256 over the link before it and the row's fields, each preceded by its length so that
 * no two rows read the same.
 *
 * @param hex 64 lower-case hex digits
 */
public record LedgerHash(String hex) {

    /** What stands before the first row of a chain. */
    public static final LedgerHash NONE = new LedgerHash("0".repeat(64));

    public static LedgerHash of(byte[] bytes) {
        return new LedgerHash(HexFormat.of().formatHex(bytes));
    }

    public byte[] bytes() {
        return HexFormat.of().parseHex(hex);
    }

    /** The link behind this one. */
    LedgerHash next(StockKey key, long seq, Counters by, Cause cause, Instant at) {
        MessageDigest digest = sha256();
        digest.update(bytes());
        add(digest, key.sku().value());
        add(digest, key.node().value());
        add(digest, Long.toString(seq));
        add(digest, by.onHand().toString());
        add(digest, by.reserved().toString());
        add(digest, by.allocated().toString());
        add(digest, by.blocked().toString());
        add(digest, by.incoming().toString());
        add(digest, cause.kind().wireName());
        Cause.Reference reference = cause.reference();
        add(digest, reference == null ? null : reference.type().wireName());
        add(digest, reference == null ? null : reference.id());
        add(digest, cause.reason());
        add(digest, cause.actor());
        add(digest, Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, at)));
        return of(digest.digest());
    }

    private static void add(MessageDigest digest, @Nullable String field) {
        byte[] bytes = field == null ? new byte[0] : field.getBytes(StandardCharsets.UTF_8);
        digest.update(
                ByteBuffer.allocate(4).putInt(field == null ? -1 : bytes.length).array());
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
