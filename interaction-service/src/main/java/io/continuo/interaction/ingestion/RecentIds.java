package io.continuo.interaction.ingestion;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The ids that Kafka acknowledged to this process last: what SDKs send again, they send again soon.
 *
 * <p>A table of {@value #ROWS} rows with {@value #WAYS} places each, as in the cache of a processor, 4 MB together and no
 * garbage: a digest of the id chooses the row, and another 64 bits of it are kept; the oldest of a row gives way. Two ids
 * that are taken for the same are as likely as a collision of {@value #BITS} bits among as many.
 */
@Singleton
class RecentIds {

    static final int ROWS = 1 << 16;
    static final int WAYS = 8;
    static final int BITS = 80;

    private final long[] marks = new long[ROWS * WAYS];
    /** Where the next one of each row goes. */
    private final byte[] turns = new byte[ROWS];

    Set<String> among(Collection<String> ids) {
        return ids.stream().filter(this::has).collect(Collectors.toUnmodifiableSet());
    }

    void add(Collection<String> acknowledged) {
        acknowledged.forEach(this::add);
    }

    private boolean has(String id) {
        ByteBuffer digest = digest(id);
        int first = row(digest) * WAYS;
        long mark = mark(digest);
        synchronized (this) {
            for (int way = 0; way < WAYS; way++) {
                if (marks[first + way] == mark) {
                    return true;
                }
            }
        }
        return false;
    }

    private void add(String id) {
        ByteBuffer digest = digest(id);
        int row = row(digest);
        long mark = mark(digest);
        synchronized (this) {
            marks[row * WAYS + turns[row]] = mark;
            turns[row] = (byte) ((turns[row] + 1) % WAYS);
        }
    }

    private static int row(ByteBuffer digest) {
        return digest.getShort(0) & (ROWS - 1);
    }

    private static long mark(ByteBuffer digest) {
        return digest.getLong(Short.BYTES);
    }

    private static ByteBuffer digest(String id) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
