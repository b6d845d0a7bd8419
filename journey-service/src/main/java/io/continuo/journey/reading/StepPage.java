package io.continuo.journey.reading;

import io.continuo.journey.customer.Step;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of a journey.
 *
 * @param steps oldest first
 * @param next the cursor of the following page; null on the last one
 */
record StepPage(List<Step> steps, @Nullable String next) {

    /** The latest steps before a position, or the latest of all: for reading a journey backwards. */
    static StepPage before(List<Step> steps, @Nullable Position position, int limit) {
        List<Step> earlier = position == null
                ? steps
                : steps.stream()
                        .filter(step -> Position.of(step).compareTo(position) < 0)
                        .toList();
        int from = Math.max(0, earlier.size() - limit);
        List<Step> page = earlier.subList(from, earlier.size());
        return new StepPage(
                page, from == 0 ? null : Position.of(page.getFirst()).encode());
    }

    /** The earliest steps after a position, or the earliest of all: for reading a journey forwards. */
    static StepPage after(List<Step> steps, @Nullable Position position, int limit) {
        List<Step> later = position == null
                ? steps
                : steps.stream()
                        .filter(step -> Position.of(step).compareTo(position) > 0)
                        .toList();
        int to = Math.min(later.size(), limit);
        List<Step> page = later.subList(0, to);
        return new StepPage(
                page, to == later.size() ? null : Position.of(page.getLast()).encode());
    }

    Set<String> ids() {
        return steps.stream().map(step -> step.touch().id()).collect(Collectors.toSet());
    }
}
