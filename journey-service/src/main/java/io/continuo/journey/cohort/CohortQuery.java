package io.continuo.journey.cohort;

import io.continuo.journey.columns.Snapshot;
import io.continuo.journey.query.Brought;
import io.continuo.journey.query.PartialInput;
import io.continuo.journey.query.Period;
import io.continuo.journey.query.Question;
import io.continuo.journey.query.Where;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A question about cohorts, which every partition answers for its customers.
 *
 * @param periods after the one in which a customer began
 * @param back which touchpoints are a return; null: contacts, and where cohorts begin with a purchase, purchases
 * @param currency null: any
 * @param began when the customers began
 * @param now until when the journeys are known
 */
record CohortQuery(
        CohortBy by,
        Calendar every,
        int periods,
        @Nullable Where back,
        @Nullable String currency,
        Period began,
        Instant now)
        implements Question<Cohorts> {

    static final String CAMPAIGN = "campaign.name";

    @Override
    public Set<String> properties() {
        Set<String> properties = new HashSet<>(Brought.PROPERTIES);
        if (back != null) {
            properties.addAll(back.properties().keySet());
        }
        if (by == CohortBy.CAMPAIGN) {
            properties.add(CAMPAIGN);
        }
        return properties;
    }

    @Override
    public Cohorts count(Snapshot snapshot) {
        CohortWalk walk = new CohortWalk(this, snapshot.schema());
        snapshot.scan(walk.columns(), walk);
        return walk.cohorts();
    }

    @Override
    public Cohorts read(PartialInput in) {
        return Cohorts.read(in, periods);
    }
}
