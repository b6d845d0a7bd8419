package io.continuo.interaction.invitations;

import io.continuo.events.Channel;
import io.continuo.events.Identifier;
import io.continuo.interaction.log.TraceContext;
import io.continuo.interaction.outbound.Passage;
import io.continuo.interaction.store.Relay;
import io.continuo.interaction.store.Shelf;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/** Asks people to answer surveys: only where they may be contacted, and only if they were not asked a short time ago. */
@ApplicationScoped
public class Inviting {

    private final Invitations invitations;
    private final Asking asking;
    private final Rest rest;
    private final Relay relay;
    private final TraceContext trace;
    private final InstantSource clock;

    Inviting(Invitations invitations, Asking asking, Rest rest, Relay relay, TraceContext trace, InstantSource clock) {
        this.invitations = invitations;
        this.asking = asking;
        this.rest = rest;
        this.relay = relay;
        this.trace = trace;
        this.clock = clock;
    }

    /** What came of a wish. */
    public sealed interface Outcome {

        record Invited(Invitation invitation) implements Outcome {}

        /** The person may not be contacted for this. */
        record Barred(Passage.Barred passage) implements Outcome {}

        /** The person was asked a short time ago. */
        record Resting(Instant until) implements Outcome {}
    }

    /** Asks, or says why not; who was asked by the same id before is not asked again. */
    public Uni<Outcome> invite(Wish wish) {
        Map<String, String> context = trace.headers();
        Instant now = clock.instant();
        return invitations
                .find(wish.id())
                .chain(earlier -> earlier.isPresent()
                        ? Uni.createFrom().item(new Outcome.Invited(earlier.get()))
                        : asking.passage(wish, now).chain(passage -> switch (passage) {
                            case Passage.Barred barred -> Uni.createFrom().item(new Outcome.Barred(barred));
                            case Passage.Free free -> ifRested(wish.on(free.channel(), now), context);
                        }));
    }

    /**
     * Asks after a case was resolved, as {@code continuo.interaction.invitations.after-case} says. After a failure it may
     * be called again: a resolution is asked about once.
     *
     * @param resolution which resolution of the case, for example its sequence in the history
     * @param about whom the case is about
     * @param last the channel the case was on last
     */
    public Uni<Outcome> askAfter(String caseId, long resolution, Identifier about, Channel last) {
        String id = "case-" + caseId + "-" + resolution;
        return invite(Wish.afterCase(id, asking.afterCase(), about, last, caseId));
    }

    private Uni<Outcome> ifRested(Invitation invitation, Map<String, String> context) {
        return rest.claim(invitation)
                .chain(until -> until.isPresent()
                        ? Uni.createFrom().item(new Outcome.Resting(until.get()))
                        : invitations
                                .add(invitation, invitation.events(context))
                                .invoke(() -> relay.wake(Shelf.INVITATIONS, invitation.id()))
                                .replaceWith(new Outcome.Invited(invitation)));
    }
}
