package io.continuo.inventory.sourcing;

import io.continuo.events.Quantity;
import io.continuo.inventory.catalog.Sku;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * What lines that are fetched must leave to lines that are shipped: of each SKU, sites that ship may give to the former
 * only what the latter can spare over all of those sites together. Where there is not enough for both, nothing is kept.
 */
final class Kept {

    static final Kept NOTHING = new Kept(site -> false, Map.of());

    private static final Quantity ENDLESS = new Quantity(new java.math.BigDecimal("999999999999"));

    private final Predicate<Site> shared;
    private final Map<Sku, Quantity> spare;

    private Kept(Predicate<Site> shared, Map<Sku, Quantity> spare) {
        this.shared = shared;
        this.spare = new HashMap<>(spare);
    }

    static Kept forShipping(Supply supply, Remaining remaining, List<Demand> shipped, List<Demand> fetched) {
        Map<Sku, Quantity> spare = new HashMap<>();
        shipped.stream().map(Demand::sku).distinct().forEach(sku -> {
            Quantity there = there(supply, remaining, sku, Group.SHIPPED.sites());
            Quantity either =
                    there(supply, remaining, sku, Group.SHIPPED.sites().or(Group.PICKUP.sites()));
            Quantity toShip = wanted(shipped, sku);
            boolean enough = there.compareTo(toShip) >= 0 && either.compareTo(toShip.plus(wanted(fetched, sku))) >= 0;
            if (enough) {
                spare.put(sku, there.minus(toShip));
            }
        });
        return new Kept(Group.SHIPPED.sites(), spare);
    }

    /** How much of the SKU the site may give at most. */
    Quantity free(Site site, Sku sku) {
        return shared.test(site) ? spare(sku) : ENDLESS;
    }

    /** Whether the site keeps something, if anything is kept. */
    boolean isShared(Site site) {
        return shared.test(site);
    }

    /** How much of the SKU all sites that keep something may give together. */
    Quantity spare(Sku sku) {
        return Objects.requireNonNullElse(spare.get(sku), ENDLESS);
    }

    void taken(Site site, Sku sku, Quantity quantity) {
        if (shared.test(site)) {
            spare.computeIfPresent(sku, (key, left) -> left.minus(quantity));
        }
    }

    private static Quantity there(Supply supply, Remaining remaining, Sku sku, Predicate<Site> sites) {
        return supply.sites().stream()
                .filter(sites)
                .map(site -> remaining.at(site, sku))
                .reduce(Quantity.ZERO, Quantity::plus);
    }

    private static Quantity wanted(List<Demand> demands, Sku sku) {
        return demands.stream()
                .filter(demand -> demand.sku().equals(sku))
                .map(Demand::quantity)
                .reduce(Quantity.ZERO, Quantity::plus);
    }
}
