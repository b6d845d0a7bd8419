package io.continuo.interaction.feedback;

import io.continuo.http.FieldError;
import io.continuo.http.Problems;
import io.continuo.interaction.InteractionProblem;
import io.continuo.interaction.invitations.AboutCase;
import io.continuo.interaction.invitations.Invitation;
import io.continuo.interaction.invitations.Invitations;
import io.continuo.interaction.log.TraceContext;
import io.continuo.interaction.store.Relay;
import io.continuo.interaction.store.Shelf;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Keeps answers: one document each, which carries the events as well. */
@ApplicationScoped
class Collecting {

    private final Answers answers;
    private final Questionnaires questionnaires;
    private final Invitations invitations;
    private final AboutCase cases;
    private final Relay relay;
    private final TraceContext trace;

    Collecting(
            Answers answers,
            Questionnaires questionnaires,
            Invitations invitations,
            AboutCase cases,
            Relay relay,
            TraceContext trace) {
        this.answers = answers;
        this.questionnaires = questionnaires;
        this.invitations = invitations;
        this.cases = cases;
        this.relay = relay;
        this.trace = trace;
    }

    /**
     * The answer; where the same is kept already, that one. An invitation has one answer, whose id is made of the
     * invitation's: of two at the same time one is kept, and a crash leaves nothing that the same answer, given again, does
     * not complete.
     *
     * <p>Fails with the problem {@code invalid-field}, or {@code invitation-answered} where the answer says something else
     * than the one before.
     */
    Uni<Feedback> keep(Given given) {
        return Uni.combine()
                .all()
                .unis(questionnaires.of(given.survey()), invitation(given), isAboutSomething(given))
                .asTuple()
                .chain(known -> keep(
                        feedback(given, known.getItem1(), known.getItem2(), known.getItem3()),
                        known.getItem1(),
                        known.getItem2().map(Invitation::feedbackId)));
    }

    /** @param bound the answer that the invitation has got; once it was erased, nobody answers anew */
    private Uni<Feedback> keep(Feedback given, Optional<Questionnaire> asked, Optional<String> bound) {
        var events = FeedbackEvents.of(given, asked, trace.headers());
        return answers.find(given.id())
                .chain(earlier -> {
                    if (earlier.isEmpty() && bound.isPresent()) {
                        throw answered();
                    }
                    return earlier.map(known -> Uni.createFrom().item(known))
                            .orElseGet(() -> answers.add(given, events));
                })
                .map(kept -> required(kept, given))
                .call(this::bind)
                .invoke(kept -> relay.wake(Shelf.FEEDBACK, kept.id()));
    }

    private static Feedback required(Feedback kept, Feedback given) {
        if (!kept.saysTheSameAs(given)) {
            throw answered();
        }
        return kept;
    }

    private Uni<Optional<Invitation>> invitation(Given given) {
        String id = given.invitationId();
        return id == null ? Uni.createFrom().item(Optional.empty()) : invitations.find(id);
    }

    private Uni<Boolean> isAboutSomething(Given given) {
        String caseId = given.caseId();
        return caseId == null ? Uni.createFrom().item(true) : cases.exists(caseId);
    }

    private static Feedback feedback(
            Given given,
            Optional<Questionnaire> questionnaire,
            Optional<Invitation> invitation,
            boolean isAboutSomething) {
        List<FieldError> errors = given.errors(questionnaire, invitation);
        if (!isAboutSomething) {
            errors.add(new FieldError("/caseId", "no case has this id"));
        }
        if (!errors.isEmpty()) {
            throw Problems.invalid(errors);
        }
        return given.feedback(invitation);
    }

    private Uni<Void> bind(Feedback kept) {
        String id = kept.invitationId();
        return id == null ? Uni.createFrom().voidItem() : invitations.answer(id, kept.id());
    }

    private static HttpProblem answered() {
        return Problems.of(InteractionProblem.INVITATION_ANSWERED, "Another answer to it was recorded before.");
    }
}
