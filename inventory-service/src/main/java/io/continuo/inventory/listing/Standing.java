package io.continuo.inventory.listing;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.continuo.events.Quantity;
import io.continuo.inventory.catalog.NodeId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How a guarantee stands.
 *
 * @param stores how many there are; without any, there is nothing to break
 * @param covered how many of them have enough
 * @param needed how many must
 * @param gaps the others: those that miss least first
 */
record Standing(int stores, int covered, int needed, List<Gap> gaps) {

    private static final Comparator<Gap> LEAST_FIRST =
            Comparator.comparing(Gap::missing).thenComparing(Gap::node);

    Standing {
        gaps = List.copyOf(gaps);
    }

    /**
     * A store that has not enough.
     *
     * @param sellable there, and where the guarantee says so around it
     * @param missing above zero
     */
    record Gap(NodeId node, Quantity sellable, Quantity missing, double confidence) {}

    static Standing of(Guarantee guarantee, Spots.Found found) {
        List<Spot> stores = found.spots().stream()
                .filter(spot -> spot.role() == Spot.Role.STORE)
                .toList();
        Reach reach = new Reach(stores, guarantee.radiusKm());
        List<Gap> gaps = new ArrayList<>();
        for (Spot store : stores) {
            Quantity own = found.sellable(store.there());
            if (own.compareTo(guarantee.minSellable()) >= 0) {
                continue;
            }
            Quantity sellable = found.sellable(reach.around(store));
            Quantity missing = guarantee.minSellable().minus(sellable);
            if (missing.isPositive()) {
                gaps.add(new Gap(store.node(), sellable, missing, store.confidence()));
            }
        }
        gaps.sort(LEAST_FIRST);
        return new Standing(stores.size(), stores.size() - gaps.size(), guarantee.needed(stores.size()), gaps);
    }

    @JsonIgnore
    boolean isKept() {
        return covered >= needed;
    }

    /** How many more stores must have enough. */
    int lacking() {
        return Math.max(0, needed - covered);
    }

    /** The same for two standings that differ in nothing anybody must be told. */
    String fingerprint() {
        StringBuilder text = new StringBuilder().append(covered).append('/').append(stores);
        gaps.forEach(gap -> text.append(' ').append(gap.node()).append('-').append(gap.missing()));
        return text.toString();
    }
}
