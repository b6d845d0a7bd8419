package io.continuo.interaction.cases;

import io.continuo.events.TouchpointRecorded;
import io.continuo.interaction.InteractionConfig;
import io.continuo.interaction.timeline.TouchpointFollower;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;

/** Notices customers who have to ask again, whoever wrote their message into the case. */
@ApplicationScoped
class ComingAgain implements TouchpointFollower {

    private final Handling handling;
    private final Promises promises;
    private final CasesConfig config;
    private final InstantSource clock;

    ComingAgain(Handling handling, Promises promises, InteractionConfig config, InstantSource clock) {
        this.handling = handling;
        this.promises = promises;
        this.config = config.cases();
        this.clock = clock;
    }

    @Override
    public boolean concerns(TouchpointRecorded touchpoint) {
        return CaseEvents.CUSTOMER_WROTE.equals(touchpoint.type())
                && !touchpoint.occurredAt().isBefore(clock.instant().minus(config.followWithin()))
                && CaseEvents.place(touchpoint).isPresent();
    }

    @Override
    public Uni<Void> follow(TouchpointRecorded message) {
        return CaseEvents.place(message)
                .map(place -> handling.change(
                                place.caseId(),
                                null,
                                before -> before.cameAgain(
                                        place.sequence(),
                                        config.sameContactWithin(),
                                        config.repeatWithin(),
                                        message.id(),
                                        promises))
                        .replaceWithVoid())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }
}
