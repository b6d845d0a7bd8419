package io.continuo.interaction.feedback;

import io.continuo.events.Channel;
import io.continuo.events.Identifier;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One answer to a survey.
 *
 * @param score null where the question was skipped
 * @param identifiers strongest first
 * @param answers to the items of the survey, by name; null where one was skipped
 * @param invitationId by which it was asked for
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
        Instant at,
        Map<String, @Nullable BigDecimal> answers,
        @Nullable String invitationId) {

    Feedback {
        answers = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
        identifiers = identifiers.stream().distinct().sorted().toList();
    }

    /** Whom it is from. */
    Identifier strongest() {
        return identifiers.getFirst();
    }
}
