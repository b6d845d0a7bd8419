package io.continuo.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A customer answered, or skipped, a survey. Topic {@link Topics#FEEDBACK}, key {@link #logKey()}.
 *
 * @param survey {@code nps}, {@code csat}, {@code ces} or a custom name
 * @param score null when the question was skipped: it never counts in a denominator
 * @param identifiers at least one, strongest first
 * @param scale of the survey when it was answered; null where nobody has described the survey
 * @param verdict what the score says on that scale; null where there is no score, or no scale
 * @param items further answers of the survey by name, without those that were skipped; null where it has no items
 */
public record FeedbackGiven(
        String id,
        String survey,
        @Nullable BigDecimal score,
        List<Identifier> identifiers,
        @Nullable String touchpointId,
        @Nullable String caseId,
        Channel channel,
        Instant at,
        @Nullable Scale scale,
        @Nullable Verdict verdict,
        @Nullable Map<String, BigDecimal> items) {

    /** What can be answered, and which end is good. */
    public record Scale(BigDecimal min, BigDecimal max, Direction direction) {}

    /** Which end of a scale is good. */
    public enum Direction {
        @JsonProperty("higher_is_better")
        HIGHER_IS_BETTER,
        @JsonProperty("lower_is_better")
        LOWER_IS_BETTER
    }

    /** What a score says. */
    public enum Verdict {
        @JsonProperty("good")
        GOOD,
        @JsonProperty("middling")
        MIDDLING,
        @JsonProperty("bad")
        BAD
    }

    public FeedbackGiven {
        if (identifiers.isEmpty()) {
            throw new IllegalArgumentException("feedback carries at least one identifier");
        }
        identifiers = identifiers.stream().distinct().sorted().toList();
        items = items == null ? null : Map.copyOf(items);
    }

    /** Its key, and that of the tombstone that takes it out. */
    public String logKey() {
        return logKey(identifiers.getFirst(), id);
    }

    public static String logKey(Identifier strongest, String id) {
        return LogKeys.of(LogKeys.subject(strongest), id);
    }
}
