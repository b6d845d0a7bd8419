package io.continuo.journey.friction;

import io.continuo.journey.columns.Snapshot;
import io.continuo.journey.experience.ExperienceColumns;
import io.continuo.journey.query.PartialInput;
import io.continuo.journey.query.Question;
import io.continuo.journey.query.WeeklyWindows;
import java.time.Instant;
import java.util.Set;

/**
 * A question for how often something hurt in several windows, in one walk over the journeys. A wait counts in the window in
 * which it had become slow.
 *
 * @param kind {@link Friction#isKnownAtOnce known at once}
 * @param now until when the journeys are known
 */
public record FrictionWindowsQuery(Friction kind, SpotFilter place, WeeklyWindows windows, Instant now)
        implements Question<WindowCounts> {

    @Override
    public Set<String> properties() {
        return ExperienceColumns.NAMES;
    }

    @Override
    public WindowCounts count(Snapshot snapshot) {
        WindowTally tally = new WindowTally(windows, place);
        FrictionWalk walk = new FrictionWalk(Set.of(kind), FrictionSettings.DEFAULTS, now, snapshot.schema(), tally);
        snapshot.scan(walk.columns(), walk);
        return tally.counts();
    }

    @Override
    public WindowCounts read(PartialInput in) {
        return WindowCounts.read(in, windows.size());
    }
}
