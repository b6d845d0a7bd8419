package io.continuo.journey.processes;

import io.continuo.http.FieldError;
import io.continuo.http.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What an upload is asked.
 *
 * @param by the column whose texts are the activities
 * @param grouping gives many activities one name
 * @param collapse whether the same activity several times in a row is one, at the time of its first
 * @param start cases are looked at from their first activity of this name on, and only those that have it
 * @param end and up to the first one of this name behind it
 * @param depth steps of the Sankey diagram
 * @param variants how many are shown
 */
record ProcessQuestion(
        String by,
        Grouping grouping,
        boolean collapse,
        @Nullable String start,
        @Nullable String end,
        int depth,
        int variants) {

    static final String EVENT = "event";

    private static final int MAX_DEPTH = 20;
    private static final int DEFAULT_DEPTH = 6;
    private static final int MAX_VARIANTS = 1_000;
    private static final int DEFAULT_VARIANTS = 50;

    /** What of the cases is looked at. */
    record Part(@Nullable String start, @Nullable String end) {}

    /**
     * Reads parameters as they come.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem {@code invalid-field} naming the wrong ones
     */
    static ProcessQuestion of(
            @Nullable String by,
            List<String> groups,
            boolean collapse,
            Part part,
            @Nullable Integer depth,
            @Nullable Integer variants) {
        List<FieldError> errors = new ArrayList<>();
        check("/depth", depth, MAX_DEPTH, errors);
        check("/variants", variants, MAX_VARIANTS, errors);
        if (by != null && by.isBlank()) {
            errors.add(new FieldError("/by", "must name a column"));
        }
        if (!errors.isEmpty()) {
            throw Problems.invalid(errors);
        }
        return new ProcessQuestion(
                by == null ? EVENT : by.strip().toLowerCase(Locale.ROOT),
                Grouping.of(groups),
                collapse,
                part.start(),
                part.end(),
                depth == null ? DEFAULT_DEPTH : depth,
                variants == null ? DEFAULT_VARIANTS : variants);
    }

    private static void check(String pointer, @Nullable Integer value, int most, List<FieldError> errors) {
        if (value != null && (value < 1 || value > most)) {
            errors.add(new FieldError(pointer, "must be 1 to " + most));
        }
    }
}
