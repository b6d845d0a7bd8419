package io.continuo.inventory.sourcing;

import io.continuo.events.Quantity;
import io.continuo.inventory.catalog.Sku;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;

/**
 * Orders sites so that as few as possible send something. Choosing the fewest is set cover, so it is exact only as far
 * as a stated number of combinations reaches; beyond that the greedy answer stands, which for a single SKU is exact too.
 */
final class FewestPackages {

    /** Combinations of sites looked at: a few milliseconds at most. */
    private static final int COMBINATIONS = 20_000;

    private final List<Site> sites;
    private final BiFunction<Sku, Site, Quantity> offer;
    private int budget = COMBINATIONS;

    /** @param offer what a site could give of a SKU */
    FewestPackages(List<Site> sites, BiFunction<Sku, Site, Quantity> offer) {
        this.sites = sites;
        this.offer = offer;
    }

    /** All sites: first those that are needed, the most useful one first, then the others. */
    List<Site> order(List<Demand> demands) {
        Map<Sku, Quantity> wanted = new TreeMap<>();
        demands.forEach(demand -> wanted.merge(demand.sku(), demand.quantity(), Quantity::plus));
        List<Site> byUse = sites.stream().sorted(byUse(wanted)).toList();
        List<Site> chosen = smallest(greedy(byUse, wanted), byUse, wanted);
        List<Site> order = new ArrayList<>(chosen.stream().sorted(byUse(wanted)).toList());
        byUse.stream().filter(site -> !chosen.contains(site)).forEach(order::add);
        return order;
    }

    /** Looks for fewer sites than the greedy answer has, smallest numbers first. */
    private List<Site> smallest(List<Site> greedy, List<Site> byUse, Map<Sku, Quantity> wanted) {
        List<Site> useful =
                byUse.stream().filter(site -> use(site, wanted).signum() > 0).toList();
        for (int size = 1; wanted.size() > 1 && size < greedy.size(); size++) {
            Optional<List<Site>> found = cover(useful, 0, size, wanted);
            if (found.isPresent()) {
                return found.get();
            }
        }
        return greedy;
    }

    private Optional<List<Site>> cover(List<Site> sites, int from, int size, Map<Sku, Quantity> open) {
        if (isServed(open)) {
            return Optional.of(List.of());
        }
        for (int i = from; size > 0 && i < sites.size() && budget-- > 0; i++) {
            Site site = sites.get(i);
            Optional<List<Site>> rest = cover(sites, i + 1, size - 1, without(open, site));
            if (rest.isPresent()) {
                List<Site> all = new ArrayList<>(List.of(site));
                all.addAll(rest.get());
                return Optional.of(all);
            }
        }
        return Optional.empty();
    }

    /** The site that helps most, again and again; sites that help with nothing are left out. */
    private List<Site> greedy(List<Site> byUse, Map<Sku, Quantity> wanted) {
        List<Site> chosen = new ArrayList<>();
        List<Site> others = new ArrayList<>(byUse);
        Map<Sku, Quantity> open = wanted;
        while (!isServed(open)) {
            Site best = others.stream().min(byUse(open)).orElse(null);
            if (best == null || use(best, open).signum() == 0) {
                break;
            }
            chosen.add(best);
            others.remove(best);
            open = without(open, best);
        }
        return chosen;
    }

    /** More SKUs served wholly, then more units, then the channel's order. */
    private Comparator<Site> byUse(Map<Sku, Quantity> wanted) {
        return Comparator.comparing((Site site) -> -whole(site, wanted))
                .thenComparing(site -> use(site, wanted).negate())
                .thenComparing(Site::rank);
    }

    private long whole(Site site, Map<Sku, Quantity> wanted) {
        return wanted.entrySet().stream()
                .filter(want -> want.getValue().isPositive())
                .filter(want -> offer.apply(want.getKey(), site).compareTo(want.getValue()) >= 0)
                .count();
    }

    private BigDecimal use(Site site, Map<Sku, Quantity> wanted) {
        return wanted.entrySet().stream()
                .map(want ->
                        offer.apply(want.getKey(), site).min(want.getValue()).value())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private Map<Sku, Quantity> without(Map<Sku, Quantity> open, Site site) {
        Map<Sku, Quantity> rest = new TreeMap<>();
        open.forEach((sku, quantity) -> rest.put(sku, quantity.minus(quantity.min(offer.apply(sku, site)))));
        return rest;
    }

    private static boolean isServed(Map<Sku, Quantity> open) {
        return open.values().stream().allMatch(Quantity::isZero);
    }
}
