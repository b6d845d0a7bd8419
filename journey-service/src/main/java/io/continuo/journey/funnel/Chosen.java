package io.continuo.journey.funnel;

import io.continuo.journey.columns.Snapshot;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The first of the customers who are meant, by id. */
final class Chosen {

    private final TreeSet<String> first = new TreeSet<>();
    private final int most;

    private Chosen(int most) {
        this.most = most;
    }

    /**
     * Of one partition.
     *
     * @param after only ids after this one; null: all
     * @param most how many
     */
    static Chosen of(FunnelQuery query, Snapshot snapshot, Selection selection, @Nullable String after, int most) {
        Chosen chosen = new Chosen(most);
        query.each(snapshot, (customer, reached) -> {
            if (selection.holds(reached)) {
                String id = customer.get();
                if (after == null || id.compareTo(after) > 0) {
                    chosen.add(id);
                }
            }
        });
        return chosen;
    }

    private void add(String customer) {
        first.add(customer);
        if (first.size() > most) {
            first.pollLast();
        }
    }

    Chosen plus(Chosen other) {
        other.first.forEach(this::add);
        return this;
    }

    List<String> customers() {
        return List.copyOf(first);
    }
}
