package io.continuo.interaction.timeline;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * Buckets that are read together.
 *
 * @param known whether from when to when they are is known, so that they are no more than can be read
 * @param upTo no touchpoint in this slice or in a later one is newer
 */
record Slice(List<String> buckets, boolean known, Instant upTo) {

    /** Buckets read in one go: bounds the memory of a request. */
    static final int MAX_BUCKETS = 8;

    /** Buckets read first: touchpoints come roughly in order, so the page is mostly in the newest. */
    static final int FIRST_BUCKETS = 2;

    /**
     * Months, the newest first, without those that lie after {@code from}. The newest is a slice of its own; behind it
     * come more and more small ones in one slice, so that a quiet customer's years are read in a few steps.
     */
    static List<Slice> months(Collection<Head> heads, Instant from) {
        TreeSet<YearMonth> months = new TreeSet<>();
        heads.forEach(head -> months.addAll(head.months().keySet()));
        List<Slice> slices = new ArrayList<>();
        int most = 1;
        for (YearMonth month : months.descendingSet()) {
            Slice next = month(month, heads);
            if (startOf(month).isAfter(from)) {
                continue;
            }
            if (!slices.isEmpty() && slices.getLast().hasRoomFor(next, most)) {
                slices.add(slices.removeLast().with(next));
            } else {
                slices.add(next);
                most = Math.min(most * 2, MAX_BUCKETS);
            }
        }
        return slices;
    }

    /** Slices that are not too large, from buckets whose span in time is known, without those that lie after {@code start}. */
    static List<Slice> of(List<Span> spans, Instant start) {
        List<Span> newestFirst = spans.stream()
                .filter(span -> !span.oldest().isAfter(start))
                .sorted(Span.NEWEST_FIRST)
                .toList();
        List<Slice> slices = new ArrayList<>();
        int most = FIRST_BUCKETS;
        for (int from = 0;
                from < newestFirst.size();
                from += slices.getLast().buckets().size()) {
            List<Span> part = newestFirst.subList(from, Math.min(from + most, newestFirst.size()));
            slices.add(new Slice(
                    part.stream().map(Span::bucket).toList(),
                    true,
                    part.getFirst().newest()));
            most = MAX_BUCKETS;
        }
        return slices;
    }

    /** Whether it is better read in parts, the newest first. */
    boolean isTooLarge() {
        return !known && buckets.size() > FIRST_BUCKETS;
    }

    private boolean hasRoomFor(Slice older, int most) {
        return !isTooLarge() && !older.isTooLarge() && buckets.size() + older.buckets.size() <= most;
    }

    private Slice with(Slice older) {
        List<String> both = new ArrayList<>(buckets);
        both.addAll(older.buckets);
        return new Slice(both, true, upTo);
    }

    private static Slice month(YearMonth month, Collection<Head> heads) {
        List<String> buckets =
                heads.stream().flatMap(head -> head.bucketIds(month).stream()).toList();
        return new Slice(buckets, false, startOf(month.plusMonths(1)).minusMillis(1));
    }

    private static Instant startOf(YearMonth month) {
        return month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    /** From when to when a bucket's touchpoints are. */
    record Span(String bucket, Instant oldest, Instant newest) {

        static final Comparator<Span> NEWEST_FIRST =
                Comparator.comparing(Span::newest).reversed();
    }
}
