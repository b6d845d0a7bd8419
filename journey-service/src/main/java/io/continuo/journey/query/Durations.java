package io.continuo.journey.query;

import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Durations in milliseconds, of which mean, median, shortest and longest are asked. All are exact up to a number of
 * durations; beyond that the median is right to half a percent, and memory is bounded.
 */
public final class Durations {

    /** Durations that are kept as they are, where nothing else is said. */
    public static final int EXACT = 1 << 18;

    /** The normal distribution's 97.5 % quantile. */
    private static final double NORMAL = 1.959963984540054;

    private static final double TOO_LONG = 0x1p63;

    private static final int SUB_BITS = 8;
    private static final int SUB_BUCKETS = 1 << SUB_BITS;

    private final int exact;
    private long[] values = new long[0];
    private int size;
    private long count;
    private long sum;

    /** How often the sum was too long for a long: only of an upload's microseconds, which stay where they are counted. */
    private long overflows;

    private long shortest = Long.MAX_VALUE;
    private long longest = Long.MIN_VALUE;
    /** By octave, allocated when it is needed: how many durations are in each of its {@value #SUB_BUCKETS} parts. */
    private long @Nullable [] @Nullable [] octaves;

    public Durations() {
        this(EXACT);
    }

    /** @param exact how many are kept as they are */
    public Durations(int exact) {
        this.exact = exact;
    }

    /** @param millis not negative */
    public void add(long millis) {
        count++;
        addToSum(millis);
        shortest = Math.min(shortest, millis);
        longest = Math.max(longest, millis);
        if (octaves != null) {
            put(octaves, millis, 1);
            return;
        }
        if (size == values.length) {
            values = Arrays.copyOf(values, Math.max(8, size * 2));
        }
        values[size++] = millis;
        if (size > exact) {
            toOctaves();
        }
    }

    private void addToSum(long more) {
        sum += more;
        if (sum < 0) {
            sum += Long.MIN_VALUE;
            overflows++;
        }
    }

    public void merge(Durations other) {
        if (other.octaves == null) {
            for (int i = 0; i < other.size; i++) {
                add(other.values[i]);
            }
            return;
        }
        long[][] own = toOctaves();
        for (int octave = 0; octave < own.length; octave++) {
            long[] parts = other.octaves[octave];
            for (int part = 0; parts != null && part < SUB_BUCKETS; part++) {
                if (parts[part] > 0) {
                    put(own, value(octave, part), parts[part]);
                }
            }
        }
        count += other.count;
        addToSum(other.sum);
        overflows += other.overflows;
        shortest = Math.min(shortest, other.shortest);
        longest = Math.max(longest, other.longest);
    }

    /** Read by {@link #read}. */
    public void write(PartialOutput out) {
        out.number(count);
        if (count == 0) {
            return;
        }
        out.number(sum);
        out.number(shortest);
        out.number(longest);
        out.number(octaves == null ? 0 : 1);
        if (octaves == null) {
            out.numbers(Arrays.copyOf(values, size));
            return;
        }
        for (long[] parts : octaves) {
            out.numbers(parts == null ? new long[0] : parts);
        }
    }

    /**
     * Durations that were written.
     *
     * @param exact how many are kept as they are, there and here
     */
    public static Durations read(PartialInput in, int exact) {
        Durations durations = new Durations(exact);
        durations.count = in.number();
        if (durations.count == 0) {
            return durations;
        }
        durations.sum = in.number();
        durations.shortest = in.number();
        durations.longest = in.number();
        if (in.number() == 0) {
            durations.values = in.numbers();
            durations.size = durations.values.length;
        } else {
            durations.octaves = octaves(in);
        }
        return durations;
    }

    private static long[][] octaves(PartialInput in) {
        long[][] octaves = new long[Long.SIZE][];
        for (int octave = 0; octave < octaves.length; octave++) {
            long[] parts = in.numbers();
            if (parts.length != 0 && parts.length != SUB_BUCKETS) {
                throw new PartialInput.Malformed("an octave has " + SUB_BUCKETS + " parts");
            }
            octaves[octave] = parts.length == 0 ? null : parts;
        }
        return octaves;
    }

    public long count() {
        return count;
    }

    /** Null when there is none. */
    public @Nullable Duration mean() {
        return count == 0 ? null : Duration.ofMillis(Math.round((sum + overflows * TOO_LONG) / count));
    }

    /** The middle one, or the mean of the two in the middle; null when there is none. */
    public @Nullable Duration median() {
        if (count == 0) {
            return null;
        }
        sort();
        long lower = ranked((count - 1) / 2);
        long upper = ranked(count / 2);
        return Duration.ofMillis(lower + (upper - lower) / 2);
    }

    /**
     * The 95 % interval of the median, between two of the durations (order statistics).
     *
     * @param low null with {@code high} where there are fewer than six
     */
    public record Bounds(@Nullable Duration low, @Nullable Duration high) {}

    /** See {@link Bounds}. */
    public Bounds medianBounds() {
        // The normal approximation of the binomial distribution of how many durations are below the median.
        long rank = (long) Math.floor((count - NORMAL * Math.sqrt(count)) / 2);
        if (rank < 1) {
            return new Bounds(null, null);
        }
        sort();
        return new Bounds(Duration.ofMillis(ranked(rank - 1)), Duration.ofMillis(ranked(count - rank)));
    }

    private void sort() {
        if (octaves == null) {
            Arrays.sort(values, 0, size);
        }
    }

    /** Null when there is none. */
    public @Nullable Duration shortest() {
        return count == 0 ? null : Duration.ofMillis(shortest);
    }

    /** Null when there is none. */
    public @Nullable Duration longest() {
        return count == 0 ? null : Duration.ofMillis(longest);
    }

    private long ranked(long rank) {
        if (octaves == null) {
            return values[(int) rank];
        }
        long before = 0;
        for (int octave = 0; octave < octaves.length; octave++) {
            long[] parts = octaves[octave];
            for (int part = 0; parts != null && part < SUB_BUCKETS; part++) {
                before += parts[part];
                if (rank < before) {
                    return Math.clamp(value(octave, part), shortest, longest);
                }
            }
        }
        throw new IllegalStateException("there are fewer durations than counted");
    }

    private long[][] toOctaves() {
        if (octaves == null) {
            long[][] all = new long[Long.SIZE][];
            for (int i = 0; i < size; i++) {
                put(all, values[i], 1);
            }
            octaves = all;
            values = new long[0];
            size = 0;
        }
        return octaves;
    }

    /** Durations below {@value #SUB_BUCKETS} ms are the first octave; of the others the leading bits are the place. */
    private static void put(long[][] octaves, long millis, long number) {
        int octave = Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(millis) - SUB_BITS);
        if (octaves[octave] == null) {
            octaves[octave] = new long[SUB_BUCKETS];
        }
        octaves[octave][(int) (millis >>> octave)] += number;
    }

    /** The middle of a part. */
    private static long value(int octave, int part) {
        return ((long) part << octave) + ((1L << octave) >> 1);
    }
}
