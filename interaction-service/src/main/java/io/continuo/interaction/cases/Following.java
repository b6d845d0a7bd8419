package io.continuo.interaction.cases;

import io.continuo.events.TouchpointRecorded;
import io.continuo.interaction.InteractionConfig;
import io.continuo.interaction.OwnTouchpoints;
import io.continuo.interaction.optout.OptOuts;
import io.continuo.interaction.timeline.TouchpointFollower;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Lets what happens on any channel have its consequence for the customer's cases: a contact joins the case it belongs to,
 * and dissatisfaction opens or escalates one. What comes of a touchpoint is decided once, remembered, and then done; done
 * again it changes nothing.
 */
@ApplicationScoped
class Following implements TouchpointFollower {

    private final Inbounds inbounds;
    private final Neighbourhood neighbourhood;
    private final Consequences consequences;
    private final CasesConfig config;
    private final InstantSource clock;
    private final Dissatisfaction dissatisfaction;
    private final Fit fit;

    Following(
            Inbounds inbounds,
            Neighbourhood neighbourhood,
            Consequences consequences,
            InteractionConfig config,
            InstantSource clock,
            OptOuts optOuts) {
        this.inbounds = inbounds;
        this.neighbourhood = neighbourhood;
        this.consequences = consequences;
        this.config = config.cases();
        this.clock = clock;
        this.dissatisfaction = new Dissatisfaction(this.config);
        List<String> phrases = this.config.smallTalk().values().stream()
                .flatMap(Collection::stream)
                .toList();
        this.fit = new Fit(this.config, new SmallTalk(phrases, optOuts::isKeyword));
    }

    @Override
    public boolean concerns(TouchpointRecorded touchpoint) {
        Instant oldest = clock.instant().minus(config.followWithin());
        return !OwnTouchpoints.isSource(touchpoint.source())
                && !touchpoint.occurredAt().isBefore(oldest)
                && (isContact(touchpoint) || dissatisfaction.of(touchpoint).isPresent());
    }

    @Override
    public Uni<Void> follow(TouchpointRecorded touchpoint) {
        return inbounds.find(touchpoint.id())
                .chain(known -> known.map(earlier -> Uni.createFrom().item(earlier))
                        .orElseGet(() -> decide(touchpoint).chain(inbounds::add)))
                .chain(consequences::of);
    }

    private Uni<Remembered> decide(TouchpointRecorded touchpoint) {
        Inbound inbound = Inbound.of(touchpoint);
        Optional<Cause> told = dissatisfaction.of(touchpoint);
        boolean said = isContact(touchpoint) || told.filter(Cause::isSaid).isPresent();
        return neighbourhood
                .of(inbound, !said)
                .map(around ->
                        new Remembered(inbound, fit.course(inbound, said, told, around.cases(), around.earlier())));
    }

    private boolean isContact(TouchpointRecorded touchpoint) {
        return config.contactTypes().contains(touchpoint.type());
    }
}
