package io.continuo.journey.handoff;

import io.continuo.http.FieldError;
import io.continuo.http.Problems;
import io.continuo.journey.query.Questions;
import io.continuo.journey.query.Where;
import io.continuo.journey.query.WhereRequest;
import jakarta.validation.Valid;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question about hand-offs as callers ask it.
 *
 * @param where which contacts are looked at; all when absent
 * @param from hand-offs before do not count
 * @param to hand-offs from then on do not count
 * @param lostAfter a customer who is not met again for so long is lost; 30 days when absent
 * @param repeatedWithin two service contacts so close to each other are about the same; seven days when absent
 */
record HandoffRequest(
        @Nullable @Valid WhereRequest where,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Duration lostAfter,
        @Nullable Duration repeatedWithin) {

    private static final Duration DEFAULT_LOST_AFTER = Duration.ofDays(30);
    private static final Duration DEFAULT_REPEATED_WITHIN = Duration.ofDays(7);
    private static final Duration LONGEST = Duration.ofDays(3_660);

    /**
     * @param now until when the journeys are known
     * @throws io.quarkiverse.resteasy.problem.HttpProblem {@code invalid-field}
     */
    HandoffQuery toQuery(Instant now) {
        Duration lost = lostAfter == null ? DEFAULT_LOST_AFTER : lostAfter;
        Duration repeated = repeatedWithin == null ? DEFAULT_REPEATED_WITHIN : repeatedWithin;
        List<FieldError> errors = new ArrayList<>();
        check("/lostAfter", lost, errors);
        check("/repeatedWithin", repeated, errors);
        if (!errors.isEmpty()) {
            throw Problems.invalid(errors);
        }
        return new HandoffQuery(
                where == null ? Where.ANY : where.toWhere("/where"), Questions.period(from, to), lost, repeated, now);
    }

    private static void check(String pointer, Duration duration, List<FieldError> errors) {
        if (duration.compareTo(Duration.ofMillis(1)) < 0 || duration.compareTo(LONGEST) > 0) {
            errors.add(new FieldError(pointer, "longer than nothing and at most " + LONGEST));
        }
    }
}
