package io.continuo.journey.friction;

import io.continuo.journey.columns.Snapshot;
import io.continuo.journey.query.Chosen;
import io.continuo.journey.query.PartialInput;
import io.continuo.journey.query.Question;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A question for the customers of whom something shows at a place.
 *
 * @param query in which it shows
 * @param after only ids after this one; null: all
 * @param most how many, the first by id
 */
record SpotCustomersQuery(
        FrictionQuery query, SpotFilter place, @Nullable String after, int most) implements Question<Chosen> {

    @Override
    public Set<String> properties() {
        return query.properties();
    }

    @Override
    public Chosen count(Snapshot snapshot) {
        SpotCustomers customers = new SpotCustomers(query.period(), place, after, most);
        query.walk(snapshot, customers);
        return customers.chosen();
    }

    @Override
    public Chosen read(PartialInput in) {
        return Chosen.read(in, most);
    }
}
