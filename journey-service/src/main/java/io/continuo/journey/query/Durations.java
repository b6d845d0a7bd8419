package io.continuo.journey.query;

import java.time.Duration;
import java.util.Arrays;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Durations in milliseconds, of which mean and median are asked. Both are exact up to {@value #EXACT} durations; beyond
 * that the median is right to a thousandth, and memory is bounded.
 */
public final class Durations {

    static final int EXACT = 1 << 18;

    private static final int SUB_BUCKET_BITS = 10;

    private long[] values = new long[0];
    private int size;
    private long count;
    private double sum;
    private @Nullable TreeMap<Long, Long> buckets;

    public void add(long millis) {
        count++;
        sum += millis;
        if (buckets != null) {
            buckets.merge(bucket(millis), 1L, Long::sum);
            return;
        }
        if (size == values.length) {
            values = Arrays.copyOf(values, Math.max(16, size * 2));
        }
        values[size++] = millis;
        if (size > EXACT) {
            toBuckets();
        }
    }

    public void merge(Durations other) {
        if (other.buckets == null) {
            for (int i = 0; i < other.size; i++) {
                add(other.values[i]);
            }
            return;
        }
        TreeMap<Long, Long> own = toBuckets();
        other.buckets.forEach((bucket, number) -> own.merge(bucket, number, Long::sum));
        count += other.count;
        sum += other.sum;
    }

    public long count() {
        return count;
    }

    /** Null when there is none. */
    public @Nullable Duration mean() {
        return count == 0 ? null : Duration.ofMillis(Math.round(sum / count));
    }

    /** The middle one, or the mean of the two in the middle; null when there is none. */
    public @Nullable Duration median() {
        if (count == 0) {
            return null;
        }
        if (buckets == null) {
            Arrays.sort(values, 0, size);
        }
        long lower = ranked((count - 1) / 2);
        long upper = ranked(count / 2);
        return Duration.ofMillis(lower + (upper - lower) / 2);
    }

    private long ranked(long rank) {
        if (buckets == null) {
            return values[(int) rank];
        }
        long before = 0;
        for (var bucket : buckets.entrySet()) {
            before += bucket.getValue();
            if (rank < before) {
                return bucket.getKey();
            }
        }
        throw new IllegalStateException("there are fewer durations than counted");
    }

    private TreeMap<Long, Long> toBuckets() {
        if (buckets == null) {
            TreeMap<Long, Long> all = new TreeMap<>();
            for (int i = 0; i < size; i++) {
                all.merge(bucket(values[i]), 1L, Long::sum);
            }
            buckets = all;
            values = new long[0];
            size = 0;
        }
        return buckets;
    }

    /** The leading bits: a thousandth apart, whatever the size. */
    private static long bucket(long millis) {
        int dropped = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(millis) - SUB_BUCKET_BITS);
        return millis >>> dropped << dropped;
    }
}
