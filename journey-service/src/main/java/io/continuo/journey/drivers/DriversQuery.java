package io.continuo.journey.drivers;

import io.continuo.journey.columns.Snapshot;
import io.continuo.journey.query.PartialInput;
import io.continuo.journey.query.Period;
import io.continuo.journey.query.Question;
import io.continuo.journey.query.Where;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A question about key drivers, which every partition answers for its customers.
 *
 * @param answers which touchpoints are answers
 * @param outcome the property of theirs that is the outcome
 * @param lookback how long before an answer touchpoints are looked at
 * @param period when answers count
 */
record DriversQuery(Where answers, String outcome, List<Factor> factors, Duration lookback, Period period)
        implements Question<CrossProducts> {

    @Override
    public Set<String> properties() {
        Set<String> properties = new HashSet<>(answers.properties().keySet());
        properties.add(outcome);
        for (Factor factor : factors) {
            switch (factor) {
                case Factor.Item item -> properties.add(item.property());
                case Factor.Counted counted ->
                    properties.addAll(counted.where().properties().keySet());
                case Factor.Told told -> {}
            }
        }
        return properties;
    }

    List<String> names() {
        return factors.stream().map(Factor::name).toList();
    }

    @Override
    public CrossProducts count(Snapshot snapshot) {
        DriversWalk walk = new DriversWalk(this, snapshot.schema());
        snapshot.scan(walk.columns(), walk);
        return walk.products();
    }

    @Override
    public CrossProducts read(PartialInput in) {
        return CrossProducts.read(in, factors.size());
    }
}
