package io.continuo.journey.query;

import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What requests over all journeys have in common. */
public final class Questions {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

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

    /** Answers, or says why that cannot be now. */
    public static <T> T answered(Supplier<T> question) {
        try {
            return question.get();
        } catch (Scans.TooManyQuestions e) {
            throw Problems.retryLater(
                    StandardProblem.TOO_MANY_REQUESTS, "Too many questions are being answered.", RETRY_AFTER);
        } catch (Scans.NothingReady e) {
            throw Problems.retryLater(
                    StandardProblem.UNAVAILABLE, "The columns for this question are being made.", RETRY_AFTER);
        }
    }
}
