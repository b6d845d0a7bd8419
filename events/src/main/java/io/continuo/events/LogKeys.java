package io.continuo.events;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Keys of Kafka records: {@code subject/event}, or the subject alone where a topic keeps one record of each.
 *
 * <p>The subject is whom or what the record is about. It chooses the partition, so records of one subject stay in order
 * and topics with equally many partitions can be joined by it. The event makes the key unique, so that compaction keeps
 * every record until a tombstone of the very same key takes it out. No key holds an identifier's value.
 */
public final class LogKeys {

    private static final char SEPARATOR = '/';
    private static final String SEAL = "seal-";
    private static final int SUBJECT_BYTES = 16;
    private static final int EVENT_BYTES = 8;

    private LogKeys() {}

    /** {@code email:} and 32 hexadecimal digits of the SHA-256 of the identifier's {@code type:value}. */
    public static String subject(Identifier identifier) {
        return identifier.type().name() + ":" + digest(identifier.key(), SUBJECT_BYTES);
    }

    /** Whether this is the subject of an identifier, given as its {@code type:value} in its normal form. */
    public static boolean isSubject(String subject, String identifier) {
        int colon = identifier.indexOf(':');
        return colon > 0
                && subject.length() == colon + 1 + 2 * SUBJECT_BYTES
                && subject.regionMatches(0, identifier, 0, colon + 1)
                && subject.endsWith(digest(identifier, SUBJECT_BYTES));
    }

    /** The key of one event of a subject; the event's name is digested, as a sender chooses it freely. */
    public static String of(String subject, String event) {
        return subject + SEPARATOR + digest(event, EVENT_BYTES);
    }

    /** What chooses the partition and the order: everything before the first slash. */
    public static String subjectOf(String key) {
        int end = key.indexOf(SEPARATOR);
        return end < 0 ? key : key.substring(0, end);
    }

    /** The partition of a key, the same for every producer. */
    public static int partition(String key, int partitions) {
        int hash = subjectOf(key).hashCode();
        return Math.floorMod(hash ^ (hash >>> 16), partitions);
    }

    /**
     * One key per partition, in their order, for records without a value. They make a partition begin a new segment
     * although nothing happens in it: a segment that is still written to is never cleaned.
     */
    public static List<String> seals(int partitions) {
        return IntStream.range(0, partitions)
                .mapToObj(partition -> seal(partition, partitions))
                .toList();
    }

    private static String seal(int partition, int partitions) {
        return IntStream.iterate(0, i -> i + 1)
                .mapToObj(i -> SEAL + i)
                .filter(key -> partition(key, partitions) == partition)
                .findFirst()
                .orElseThrow();
    }

    private static String digest(String text, int bytes) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
