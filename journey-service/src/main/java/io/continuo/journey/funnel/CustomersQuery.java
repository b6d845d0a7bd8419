package io.continuo.journey.funnel;

import io.continuo.journey.columns.Snapshot;
import io.continuo.journey.query.Chosen;
import io.continuo.journey.query.PartialInput;
import io.continuo.journey.query.Question;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A question for the customers behind a figure of a funnel.
 *
 * @param after only ids after this one; null: all
 * @param most how many, the first by id
 */
record CustomersQuery(
        FunnelQuery query, Selection selection, @Nullable String after, int most) implements Question<Chosen> {

    @Override
    public Set<String> properties() {
        return query.properties();
    }

    @Override
    public Chosen count(Snapshot snapshot) {
        Chosen chosen = new Chosen(most);
        query.each(snapshot, (customer, reached) -> {
            if (selection.holds(reached)) {
                chosen.add(customer.get(), after);
            }
        });
        return chosen;
    }

    @Override
    public Chosen read(PartialInput in) {
        return Chosen.read(in, most);
    }
}
