package io.continuo.interaction.feedback;

import io.continuo.interaction.log.TraceContext;
import io.continuo.interaction.store.Relay;
import io.continuo.interaction.store.Shelf;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps answers: one document each, which carries the events as well. */
@ApplicationScoped
class Collecting {

    private final Answers answers;
    private final Relay relay;
    private final TraceContext trace;

    Collecting(Answers answers, Relay relay, TraceContext trace) {
        this.answers = answers;
        this.relay = relay;
        this.trace = trace;
    }

    /** The answer; where one with its id is kept already, that one. */
    Uni<Feedback> keep(Feedback given) {
        var events = FeedbackEvents.of(given, trace.headers());
        return answers.find(given.id())
                .chain(earlier -> earlier.map(known -> Uni.createFrom().item(known))
                        .orElseGet(() -> answers.add(given, events).replaceWith(given)))
                .invoke(known -> relay.wake(Shelf.FEEDBACK, known.id()));
    }
}
