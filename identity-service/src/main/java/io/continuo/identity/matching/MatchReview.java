package io.continuo.identity.matching;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonValue;
import io.continuo.events.CustomerId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Two records of which a person has to say whether they are of one customer.
 *
 * @param score the probability that they are
 * @param because why nothing was linked without asking
 * @param weights by field, in bits; what speaks for one person is positive, together they are the logarithm of the odds
 * @param records both
 * @param mergeId the merge that accepting made
 */
record MatchReview(
        UUID reviewId,
        State state,
        double score,
        String because,
        int modelVersion,
        Map<String, Double> weights,
        List<Side> records,
        Instant createdAt,
        @Nullable Instant decidedAt,
        @Nullable String decidedBy,
        @Nullable String reason,
        @Nullable UUID mergeId) {

    /** How far it is. */
    enum State {
        OPEN("open"),
        ACCEPTED("accepted"),
        REJECTED("rejected");

        private final String text;

        State(String text) {
            this.text = text;
        }

        static State of(String text) {
            for (State state : values()) {
                if (state.text.equals(text)) {
                    return state;
                }
            }
            throw new IllegalArgumentException("has to be open, accepted or rejected");
        }

        @Override
        @JsonValue
        public String toString() {
            return text;
        }
    }

    /**
     * One of the two.
     *
     * @param customerId whose it is now
     * @param base the base customer it is of, which is not shown
     * @param values what it says, in the plain form that is compared
     */
    record Side(
            CustomerId customerId,
            @JsonIgnore CustomerId base,
            String source,
            String sourceId,
            Map<String, String> values) {}
}
