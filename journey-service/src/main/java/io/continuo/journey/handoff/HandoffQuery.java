package io.continuo.journey.handoff;

import io.continuo.journey.columns.Snapshot;
import io.continuo.journey.experience.ExperienceColumns;
import io.continuo.journey.query.CustomerTypes;
import io.continuo.journey.query.PartialInput;
import io.continuo.journey.query.Period;
import io.continuo.journey.query.Question;
import io.continuo.journey.query.Where;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * A question about hand-offs, which every partition answers for its customers.
 *
 * @param where which contacts are looked at
 * @param period when hand-offs count
 * @param lostAfter how long nobody meets a customer who is lost
 * @param repeatedWithin how close two service contacts are that are about the same
 * @param now until when the journeys are known
 */
record HandoffQuery(Where where, Period period, Duration lostAfter, Duration repeatedWithin, Instant now)
        implements Question<HandoffCounts> {

    @Override
    public Set<String> properties() {
        Set<String> properties = new HashSet<>(where.properties().keySet());
        properties.addAll(ExperienceColumns.NAMES);
        properties.addAll(CustomerTypes.PROPERTIES);
        return properties;
    }

    @Override
    public HandoffCounts count(Snapshot snapshot) {
        HandoffWalk walk = new HandoffWalk(this, snapshot.schema());
        snapshot.scanWithIds(walk.columns(), walk);
        return walk.counts();
    }

    @Override
    public HandoffCounts read(PartialInput in) {
        return HandoffCounts.read(in);
    }

    boolean isCounted(long time) {
        return time >= period.start() && time < period.end();
    }
}
