package io.continuo.interaction.feedback;

import io.continuo.events.Channel;
import io.continuo.events.Identifier;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

    /** The id of the one answer to an invitation. */
    static String idFor(String invitationId) {
        return UUID.nameUUIDFromBytes(("answer to " + invitationId).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    /** Whether it is the same answer, given again. */
    boolean saysTheSameAs(Feedback other) {
        return likewise().equals(other.likewise());
    }

    /** Without what may differ between two that say the same: when it was given, and how its numbers are written. */
    private Feedback likewise() {
        Map<String, @Nullable BigDecimal> items = new LinkedHashMap<>();
        answers.forEach((item, value) -> items.put(item, plain(value)));
        return new Feedback(
                id,
                survey,
                plain(score),
                comment,
                identifiers,
                touchpointId,
                caseId,
                channel,
                Instant.EPOCH,
                items,
                invitationId);
    }

    private static @Nullable BigDecimal plain(@Nullable BigDecimal number) {
        return number == null ? null : number.stripTrailingZeros();
    }

    /** Whom it is from. */
    Identifier strongest() {
        return identifiers.getFirst();
    }
}
