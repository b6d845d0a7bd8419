package io.continuo.interaction.cases;

import io.continuo.events.TouchpointRecorded;
import io.continuo.interaction.InteractionConfig;
import io.continuo.interaction.timeline.TouchpointFollower;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks again after a resolution. It follows the touchpoint of the resolution, which is told for certain, so a crash between
 * the two loses nothing. An unhappy answer reopens the case, see {@link Following}.
 */
@ApplicationScoped
class ClosingTheLoop implements TouchpointFollower {

    private static final Pattern ID = Pattern.compile("case:(.+):(\\d{1,9})");

    private final AfterResolution after;
    private final CasesConfig config;
    private final InstantSource clock;

    ClosingTheLoop(AfterResolution after, InteractionConfig config, InstantSource clock) {
        this.after = after;
        this.config = config.cases();
        this.clock = clock;
    }

    @Override
    public boolean concerns(TouchpointRecorded touchpoint) {
        return config.askAfterResolution()
                && CaseEvents.RESOLVED.equals(touchpoint.type())
                && CaseEvents.SOURCE.equals(
                        Optional.ofNullable(touchpoint.source()).orElse(""))
                && !touchpoint.occurredAt().isBefore(clock.instant().minus(config.followWithin()))
                && ID.matcher(touchpoint.id()).matches();
    }

    @Override
    public Uni<Void> follow(TouchpointRecorded resolved) {
        Matcher id = ID.matcher(resolved.id());
        return id.matches()
                ? after.ask(id.group(1), Long.parseLong(id.group(2)), resolved.strongest(), resolved.channel())
                : Uni.createFrom().voidItem();
    }
}
