package io.continuo.events;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer answered, or skipped, a survey. Topic {@link Topics#FEEDBACK}, key {@link #logKey()}.
 *
 * @param survey {@code nps}, {@code csat}, {@code ces} or a custom name
 * @param score null when the question was skipped: it never counts in a denominator
 * @param identifiers at least one, strongest first
 */
public record FeedbackGiven(
        String id,
        String survey,
        @Nullable BigDecimal score,
        List<Identifier> identifiers,
        @Nullable String touchpointId,
        @Nullable String caseId,
        Channel channel,
        Instant at) {

    public FeedbackGiven {
        if (identifiers.isEmpty()) {
            throw new IllegalArgumentException("feedback carries at least one identifier");
        }
        identifiers = identifiers.stream().distinct().sorted().toList();
    }

    /** Its key, and that of the tombstone that takes it out. */
    public String logKey() {
        return logKey(identifiers.getFirst(), id);
    }

    public static String logKey(Identifier strongest, String id) {
        return LogKeys.of(LogKeys.subject(strongest), id);
    }
}
