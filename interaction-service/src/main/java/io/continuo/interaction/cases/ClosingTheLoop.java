package io.continuo.interaction.cases;

import io.continuo.events.TouchpointRecorded;
import io.continuo.interaction.InteractionConfig;
import io.continuo.interaction.invitations.Inviting;
import io.continuo.interaction.timeline.TouchpointFollower;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;

/**
 * Asks again after a resolution. It follows the touchpoint of the resolution, which is told for certain, so a crash between
 * the two loses nothing. An unhappy answer reopens the case, see {@link Following}.
 */
@ApplicationScoped
class ClosingTheLoop implements TouchpointFollower {

    private final Inviting inviting;
    private final CasesConfig config;
    private final InstantSource clock;

    ClosingTheLoop(Inviting inviting, InteractionConfig config, InstantSource clock) {
        this.inviting = inviting;
        this.config = config.cases();
        this.clock = clock;
    }

    @Override
    public boolean concerns(TouchpointRecorded touchpoint) {
        return config.askAfterResolution()
                && CaseEvents.RESOLVED.equals(touchpoint.type())
                && !touchpoint.occurredAt().isBefore(clock.instant().minus(config.followWithin()))
                && CaseEvents.place(touchpoint).isPresent();
    }

    /** Whether the customer may be asked, is up to {@link Inviting}; where not, nothing is owed. */
    @Override
    public Uni<Void> follow(TouchpointRecorded resolved) {
        return CaseEvents.place(resolved)
                .map(place -> inviting.askAfter(
                                place.caseId().value(), place.sequence(), resolved.strongest(), resolved.channel())
                        .replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }
}
