package io.continuo.interaction.timeline;

import io.continuo.http.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A walk back through a timeline, slice by slice, until a page is full.
 *
 * @param found newest first, at most one more than the page shows
 * @param ahead slices not read yet, the newest first
 * @param steps slices read so far
 */
record Walk(Request request, List<Entry> found, List<Slice> ahead, int steps) {

    /**
     * A page may be short where a filter finds little in much: the walk ends here and the cursor goes on from there. Of a
     * customer with one bucket a month it is every month there can be.
     */
    static final int MAX_STEPS = 48;

    static Walk start(Request request, List<Slice> slices) {
        return new Walk(request, List.of(), slices, 0);
    }

    boolean isDone() {
        return ahead.isEmpty() || isLongEnough() || certain().size() > request.limit();
    }

    Slice next() {
        return ahead.getFirst();
    }

    /** The next slice was too large and comes in parts. */
    Walk divided(List<Slice> parts) {
        List<Slice> slices = new ArrayList<>(parts);
        slices.addAll(ahead.subList(1, ahead.size()));
        return new Walk(request, found, slices, steps + 1);
    }

    /** The next slice was read. */
    Walk with(List<Entry> entries) {
        List<Entry> newest = Stream.concat(found.stream(), entries.stream().filter(request::wants))
                .sorted(Entry.NEWEST_FIRST)
                .limit(request.limit() + 1L)
                .toList();
        return new Walk(request, newest, ahead.subList(1, ahead.size()), steps + 1);
    }

    Page<Entry> page() {
        List<Entry> certain = certain();
        if (certain.size() > request.limit()) {
            List<Entry> shown = certain.subList(0, request.limit());
            return new Page<>(shown, shown.getLast().position().cursor().encode());
        }
        return new Page<>(certain, goingOn());
    }

    /** Only once it has come further back than it started, or the caller would be sent round in a circle. */
    private boolean isLongEnough() {
        return steps >= MAX_STEPS && next().upTo().isBefore(request.from());
    }

    /** What nothing that is still ahead can come before. */
    private List<Entry> certain() {
        if (ahead.isEmpty()) {
            return found;
        }
        return found.stream().filter(entry -> entry.at().isAfter(next().upTo())).toList();
    }

    private @Nullable String goingOn() {
        return ahead.isEmpty()
                ? null
                : Position.beforeAllUpTo(next().upTo()).cursor().encode();
    }

    /**
     * What a caller asks for.
     *
     * @param limit touchpoints on the page
     * @param after where the page before ended
     */
    record Request(Filter filter, int limit, Optional<Position> after) {

        boolean wants(Entry entry) {
            return filter.matches(entry)
                    && after.map(place -> place.isBefore(entry)).orElse(true);
        }

        /** Nothing on the page is newer. */
        Instant from() {
            return after.map(Position::at).orElse(Instant.MAX);
        }
    }
}
