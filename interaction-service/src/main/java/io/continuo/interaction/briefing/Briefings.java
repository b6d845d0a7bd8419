package io.continuo.interaction.briefing;

import io.continuo.events.TouchpointRecorded;
import io.continuo.interaction.cases.CaseBrief;
import io.continuo.interaction.cases.CaseBriefs;
import io.continuo.interaction.feedback.Opinions;
import io.continuo.interaction.feedback.Opinions.Opinion;
import io.continuo.interaction.people.Person;
import io.continuo.interaction.permission.ContactRules;
import io.continuo.interaction.permission.Permissions;
import io.continuo.interaction.timeline.RecentTouchpoints;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Puts together what this service knows of a customer; each part has its bound. */
@ApplicationScoped
class Briefings {

    private static final int TOUCHPOINTS = 10;
    private static final int OPINIONS = 5;

    /** In which signs of the mood are looked for. */
    private static final int LOOKED_AT = 50;

    private final RecentTouchpoints touchpoints;
    private final CaseBriefs cases;
    private final Opinions opinions;
    private final Permissions permissions;
    private final InstantSource clock;

    Briefings(
            RecentTouchpoints touchpoints,
            CaseBriefs cases,
            Opinions opinions,
            Permissions permissions,
            InstantSource clock) {
        this.touchpoints = touchpoints;
        this.cases = cases;
        this.opinions = opinions;
        this.permissions = permissions;
        this.clock = clock;
    }

    Uni<Briefing> of(Person person) {
        return Uni.combine()
                .all()
                .unis(
                        cases.openOf(person),
                        touchpoints.of(person, LOOKED_AT),
                        opinions.of(person, OPINIONS),
                        permissions.rulesOf(person))
                .with((open, recent, said, rules) -> briefing(person, open, recent, said, rules));
    }

    private Briefing briefing(
            Person person,
            List<CaseBrief> open,
            List<TouchpointRecorded> recent,
            List<Opinion> said,
            ContactRules rules) {
        Instant now = clock.instant();
        return new Briefing(
                person.id(),
                now,
                Mood.of(said, recent, now),
                open,
                recent.stream().limit(TOUCHPOINTS).toList(),
                said,
                ContactView.of(rules, now));
    }
}
