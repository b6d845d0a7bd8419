package io.continuo.interaction.feedback;

import io.continuo.events.Channel;
import io.continuo.events.Identifier;
import io.continuo.http.FieldError;
import io.continuo.interaction.invitations.Invitation;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An answer as it came, before anybody knows what was asked.
 *
 * @param identifiers null where the invitation tells whose it is
 */
record Given(
        String id,
        Survey survey,
        @Nullable BigDecimal score,
        @Nullable String comment,
        @Nullable List<Identifier> identifiers,
        @Nullable String touchpointId,
        @Nullable String caseId,
        Channel channel,
        Instant at,
        Map<String, @Nullable BigDecimal> answers,
        @Nullable String invitationId) {

    /** What is wrong with it, to be added to. */
    List<FieldError> errors(Optional<Questionnaire> questionnaire, Optional<Invitation> invitation) {
        List<FieldError> errors = new ArrayList<>(
                questionnaire.map(asked -> asked.objections(score, answers)).orElseGet(this::withoutQuestionnaire));
        if (invitationId != null && invitation.isEmpty()) {
            errors.add(new FieldError("/invitationId", "nobody was invited by this id"));
        }
        if (invitation.filter(asked -> !asked.survey().equals(survey.name())).isPresent()) {
            errors.add(new FieldError("/survey", "the invitation was to another survey"));
        }
        if (identifiers == null && invitationId == null) {
            errors.add(new FieldError("/identifiers", "is required"));
        }
        return errors;
    }

    /** Of one without errors: what the invitation was about is what the answer is about. */
    Feedback feedback(Optional<Invitation> invitation) {
        return new Feedback(
                id,
                survey,
                score,
                comment,
                identifiers != null
                        ? identifiers
                        : List.of(invitation.orElseThrow().to()),
                invitation.map(Invitation::touchpointId).orElse(touchpointId),
                invitation.map(Invitation::caseId).orElse(caseId),
                channel,
                at,
                answers,
                invitationId);
    }

    private List<FieldError> withoutQuestionnaire() {
        List<FieldError> errors = new ArrayList<>();
        Optional.ofNullable(score)
                .flatMap(Scale::objectionToAny)
                .ifPresent(objection -> errors.add(new FieldError("/score", objection)));
        if (!answers.isEmpty()) {
            errors.add(new FieldError("/answers", "nobody has described the items of this survey"));
        }
        return errors;
    }
}
