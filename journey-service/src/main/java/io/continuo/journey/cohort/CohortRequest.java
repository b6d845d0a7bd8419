package io.continuo.journey.cohort;

import io.continuo.journey.query.Brought;
import io.continuo.journey.query.Questions;
import io.continuo.journey.query.WhereRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A question about cohorts as callers ask it.
 *
 * @param by what makes customers a cohort
 * @param interval the length of a period; {@code month} when absent
 * @param periods after the first one; 12 when absent
 * @param returns which touchpoints are a return; when absent contacts, and by first purchase further purchases
 * @param currency only revenue in it counts; needed where it is in several
 * @param from customers who began before do not count
 * @param to customers who began then or later do not count
 */
record CohortRequest(
        @NotNull CohortBy by,
        @Nullable Calendar interval,
        @Nullable @Min(1) @Max(MOST_PERIODS) Integer periods,
        @Nullable @Valid ReturnsRequest returns,

        @Nullable @Pattern(regexp = Brought.CODE, message = Brought.CODE_EXPECTED)
        String currency,

        @Nullable Instant from,
        @Nullable Instant to) {

    private static final int MOST_PERIODS = 60;
    private static final int DEFAULT_PERIODS = 12;

    /** Which touchpoints are a return. */
    record ReturnsRequest(@NotNull @Valid WhereRequest where) {}

    /**
     * @param now until when the journeys are known
     * @throws io.quarkiverse.resteasy.problem.HttpProblem {@code invalid-field}
     */
    CohortQuery toQuery(Instant now) {
        return new CohortQuery(
                by,
                interval == null ? Calendar.MONTH : interval,
                periods == null ? DEFAULT_PERIODS : periods,
                returns == null ? null : returns.where().toWhere("/returns/where"),
                currency,
                Questions.period(from, to),
                now);
    }
}
