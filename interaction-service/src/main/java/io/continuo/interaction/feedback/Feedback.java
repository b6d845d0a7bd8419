package io.continuo.interaction.feedback;

import io.continuo.events.Channel;
import io.continuo.events.Identifier;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One answer to a survey.
 *
 * @param score null where the question was skipped
 * @param identifiers strongest first
 */
record Feedback(
        String id,
        Survey survey,
        @Nullable BigDecimal score,
        @Nullable String comment,
        List<Identifier> identifiers,
        @Nullable String touchpointId,
        @Nullable String caseId,
        Channel channel,
        Instant at) {

    Feedback {
        identifiers = identifiers.stream().distinct().sorted().toList();
    }

    /** Whom it is from. */
    Identifier strongest() {
        return identifiers.getFirst();
    }
}
