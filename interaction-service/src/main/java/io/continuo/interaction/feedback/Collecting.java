package io.continuo.interaction.feedback;

import io.continuo.http.FieldError;
import io.continuo.http.Problems;
import io.continuo.interaction.InteractionProblem;
import io.continuo.interaction.invitations.Invitation;
import io.continuo.interaction.invitations.Invitations;
import io.continuo.interaction.log.TraceContext;
import io.continuo.interaction.store.Relay;
import io.continuo.interaction.store.Shelf;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps answers: one document each, which carries the events as well. */
@ApplicationScoped
class Collecting {

    private final Answers answers;
    private final Questionnaires questionnaires;
    private final Invitations invitations;
    private final Relay relay;
    private final TraceContext trace;

    Collecting(
            Answers answers, Questionnaires questionnaires, Invitations invitations, Relay relay, TraceContext trace) {
        this.answers = answers;
        this.questionnaires = questionnaires;
        this.invitations = invitations;
        this.relay = relay;
        this.trace = trace;
    }

    /**
     * The answer; where one with its id is kept already, that one.
     *
     * <p>Fails with the problem {@code invalid-field}, or {@code invitation-answered}.
     */
    Uni<Feedback> keep(Given given) {
        return Uni.combine()
                .all()
                .unis(questionnaires.of(given.survey()), invitation(given))
                .asTuple()
                .chain(known -> keep(feedback(given, known.getItem1(), known.getItem2()), known.getItem1()));
    }

    private Uni<Feedback> keep(Feedback given, Optional<Questionnaire> asked) {
        var events = FeedbackEvents.of(given, verdict(given, asked), trace.headers());
        return bind(given)
                .chain(() -> answers.find(given.id()))
                .chain(earlier -> earlier.map(known -> Uni.createFrom().item(known))
                        .orElseGet(() -> answers.add(given, events).replaceWith(given)))
                .invoke(known -> relay.wake(Shelf.FEEDBACK, known.id()));
    }

    private static @Nullable Verdict verdict(Feedback given, Optional<Questionnaire> asked) {
        BigDecimal score = given.score();
        return score == null ? null : asked.map(one -> one.verdict(score)).orElse(null);
    }

    private Uni<Optional<Invitation>> invitation(Given given) {
        String id = given.invitationId();
        return id == null ? Uni.createFrom().item(Optional.empty()) : invitations.find(id);
    }

    private static Feedback feedback(
            Given given, Optional<Questionnaire> questionnaire, Optional<Invitation> invitation) {
        List<FieldError> errors = given.errors(questionnaire, invitation);
        if (!errors.isEmpty()) {
            throw Problems.invalid(errors);
        }
        return given.feedback(invitation);
    }

    /** Before the answer is kept: of two at the same time one is refused. */
    private Uni<Void> bind(Feedback feedback) {
        String id = feedback.invitationId();
        return id == null
                ? Uni.createFrom().voidItem()
                : invitations.answer(id, feedback.id()).map(bound -> {
                    if (!bound) {
                        throw Problems.of(
                                InteractionProblem.INVITATION_ANSWERED, "Another answer to it was recorded before.");
                    }
                    return null;
                });
    }
}
