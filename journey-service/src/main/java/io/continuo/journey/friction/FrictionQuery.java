package io.continuo.journey.friction;

import io.continuo.journey.columns.Snapshot;
import io.continuo.journey.experience.ExperienceColumns;
import io.continuo.journey.query.PartialInput;
import io.continuo.journey.query.Period;
import io.continuo.journey.query.Question;
import java.time.Instant;
import java.util.Set;

/**
 * A question about what hurts, which every partition answers for its customers.
 *
 * @param kinds that are asked for
 * @param period in which it shows
 * @param now until when the journeys are known
 */
record FrictionQuery(Set<Friction> kinds, Period period, FrictionSettings settings, Instant now)
        implements Question<FrictionCounts> {

    public FrictionQuery {
        kinds = Set.copyOf(kinds);
    }

    /** Everything, with the settings that hold where nothing else is said. */
    static FrictionQuery of(Period period, Instant now) {
        return new FrictionQuery(Set.of(Friction.values()), period, FrictionSettings.DEFAULTS, now);
    }

    @Override
    public Set<String> properties() {
        return ExperienceColumns.NAMES;
    }

    @Override
    public FrictionCounts count(Snapshot snapshot) {
        FrictionTally tally = new FrictionTally(period);
        walk(snapshot, tally);
        return tally.counts();
    }

    /** Shows what a partition's customers were hurt by. */
    void walk(Snapshot snapshot, Found found) {
        FrictionWalk walk = new FrictionWalk(kinds, settings, now, snapshot.schema(), found);
        snapshot.scan(walk.columns(), walk);
    }

    @Override
    public FrictionCounts read(PartialInput in) {
        return FrictionCounts.read(in);
    }
}
