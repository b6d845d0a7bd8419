package io.continuo.journey.query;

import io.continuo.http.FieldError;
import io.continuo.http.Problems;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What requests over all journeys have in common. */
public final class Questions {

    private static final Duration LONGEST = Duration.ofDays(3_660);

    private Questions() {}

    /**
     * Reads a period.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem {@code invalid-field} when it ends before it begins
     */
    public static Period period(@Nullable Instant from, @Nullable Instant to) {
        try {
            return new Period(from, to);
        } catch (IllegalArgumentException e) {
            throw Problems.invalid("/to", "must not be before from");
        }
    }

    /**
     * Reads a duration that stands in the query of a request.
     *
     * @param otherwise when it is absent
     * @param errors takes what is wrong with it
     */
    public static Duration duration(
            String pointer, @Nullable String text, Duration otherwise, List<FieldError> errors) {
        if (text == null) {
            return otherwise;
        }
        Duration duration = parse(text);
        if (duration.compareTo(Duration.ofMillis(1)) < 0 || duration.compareTo(LONGEST) > 0) {
            errors.add(new FieldError(pointer, "an ISO 8601 duration, longer than nothing and at most " + LONGEST));
        }
        return duration;
    }

    /** What is none is longer than any may be. */
    private static Duration parse(String text) {
        try {
            return Duration.parse(text);
        } catch (DateTimeParseException | ArithmeticException e) {
            return LONGEST.plusDays(1);
        }
    }
}
