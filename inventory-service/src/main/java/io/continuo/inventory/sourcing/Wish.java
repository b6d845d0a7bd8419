package io.continuo.inventory.sourcing;

import io.continuo.events.Quantity;
import io.continuo.inventory.catalog.Sku;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * What a group of lines wants of each SKU, and who could give what of it.
 *
 * @param prices the lowest of each SKU, so that packages are worth their way in any case
 */
record Wish(Map<Sku, Quantity> wanted, Map<Sku, Money> prices, List<Site> sites, Offer offer) {

    static Wish of(List<Demand> demands, List<Site> sites, Offer offer) {
        Map<Sku, Quantity> wanted = new TreeMap<>();
        Map<Sku, Money> prices = new TreeMap<>();
        for (Demand demand : demands) {
            wanted.merge(demand.sku(), demand.quantity(), Quantity::plus);
            if (demand.price() != null) {
                prices.merge(demand.sku(), demand.price(), (a, b) -> a.amount() <= b.amount() ? a : b);
            }
        }
        return new Wish(wanted, prices, sites, offer);
    }

    BigDecimal covered(Site site) {
        return sum(site, (sku, quantity) -> offer.at(site, sku).min(quantity).value());
    }

    long whole(Site site) {
        return wanted.entrySet().stream()
                .filter(want -> offer.at(site, want.getKey()).compareTo(want.getValue()) >= 0)
                .count();
    }

    /** Of everything together, towards what a package is to be worth. */
    double worth(Split split) {
        return wanted.entrySet().stream()
                .mapToDouble(want -> want.getValue().value().doubleValue() * split.worth(prices.get(want.getKey())))
                .sum();
    }

    boolean isAllOnHandAt(Site site) {
        return wanted.entrySet().stream()
                .allMatch(want -> offer.onHandAt(site, want.getKey()).compareTo(want.getValue()) >= 0);
    }

    BigDecimal stock(Site site) {
        return sum(site, (sku, quantity) -> offer.at(site, sku).value());
    }

    private BigDecimal sum(Site site, BiFunction<Sku, Quantity, BigDecimal> amount) {
        return wanted.entrySet().stream()
                .map(want -> amount.apply(want.getKey(), want.getValue()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What a site could give of a SKU. */
    interface Offer {

        Quantity at(Site site, Sku sku);

        Quantity onHandAt(Site site, Sku sku);

        /** Whether it is one of those that keep something for others. */
        boolean isShared(Site site);

        /** What all of those may give of a SKU together. */
        Quantity spare(Sku sku);
    }
}
