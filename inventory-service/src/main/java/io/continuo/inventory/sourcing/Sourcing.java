package io.continuo.inventory.sourcing;

import io.continuo.events.Quantity;
import io.continuo.inventory.catalog.Place;
import io.continuo.inventory.catalog.Sku;
import io.continuo.inventory.sourcing.Plan.Choice;
import io.continuo.inventory.stock.StockKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decides from which sites lines are served. Pure: the same supply and request give the same plan, and the order in
 * which a request lists its lines changes nothing, because lines that insist on a node are served first and each kind
 * by name.
 */
public final class Sourcing {

    private final Supply supply;
    private final Strategy strategy;
    private final @Nullable Place destination;
    private final Map<StockKey, Quantity> left = new HashMap<>();
    private final Map<Sku, Quantity> sellable = new HashMap<>();

    private Sourcing(Supply supply, Strategy strategy, @Nullable Place destination) {
        this.supply = supply;
        this.strategy = strategy;
        this.destination = destination;
    }

    /** @param destination where it is to go; {@link Strategy#NEAREST} measures from there */
    public static Plan plan(Supply supply, List<Demand> demands, Strategy strategy, @Nullable Place destination) {
        return new Sourcing(supply, strategy, destination).plan(demands);
    }

    private Plan plan(List<Demand> demands) {
        List<Demand> fixedFirst = demands.stream()
                .sorted(Comparator.comparing((Demand demand) -> demand.node() == null)
                        .thenComparing(Demand::line))
                .toList();
        Map<String, Plan.Line> served = new HashMap<>();
        List<Demand> free = new ArrayList<>();
        for (Demand demand : fixedFirst) {
            if (demand.node() == null) {
                free.add(demand);
            } else {
                served.put(demand.line(), serve(demand, fixedSite(demand)));
            }
        }
        List<Site> order = order(free);
        free.forEach(demand -> served.put(demand.line(), serve(demand, order)));
        return Plan.of(demands.stream()
                .map(demand -> Objects.requireNonNull(served.get(demand.line())))
                .toList());
    }

    private List<Site> fixedSite(Demand demand) {
        return supply.site(Objects.requireNonNull(demand.node())).map(List::of).orElseGet(List::of);
    }

    private List<Site> order(List<Demand> free) {
        return switch (strategy) {
            case PRIORITY -> supply.sites();
            case NEAREST ->
                supply.sites().stream()
                        .sorted(Comparator.comparing(this::distance).thenComparing(Site::rank))
                        .toList();
            case FEWEST_PACKAGES -> new FewestPackages(supply.sites(), this::offer).order(free);
        };
    }

    private double distance(Site site) {
        Double km = site.distanceTo(destination);
        return km == null ? Double.POSITIVE_INFINITY : km;
    }

    private Plan.Line serve(Demand demand, List<Site> order) {
        List<Choice> choices = new ArrayList<>();
        Quantity open = demand.quantity();
        boolean first = true;
        for (Site site : order) {
            if (demand.node() == null && !supply.stocks(demand.sku(), site)) {
                continue;
            }
            Choice choice = choose(demand, site, open, first);
            open = open.minus(choice.take());
            first &= choice.take().isZero();
            choices.add(choice);
        }
        return new Plan.Line(demand.line(), demand.sku(), demand.quantity(), choices);
    }

    private Choice choose(Demand demand, Site site, Quantity open, boolean first) {
        Quantity available = left(demand.sku(), site);
        Quantity offered = open.isZero() || refusal(demand, site) != null ? Quantity.ZERO : available;
        Quantity take = open.min(offered).min(sellable(demand.sku()));
        if (take.isPositive()) {
            left.put(new StockKey(demand.sku(), site.node()), available.minus(take));
            sellable.put(demand.sku(), sellable(demand.sku()).minus(take));
        }
        return new Choice(
                site.node(), take, available, site.distanceTo(destination), reason(demand, site, open, take, first));
    }

    private Reason reason(Demand demand, Site site, Quantity open, Quantity take, boolean first) {
        if (take.isPositive()) {
            return reasonToTake(demand, first);
        }
        Reason refusal = refusal(demand, site);
        if (refusal != null) {
            return refusal;
        }
        if (open.isZero()) {
            return Reason.NOT_NEEDED;
        }
        return left(demand.sku(), site).isZero() ? Reason.NOTHING_AVAILABLE : Reason.KEPT_AS_SAFETY_STOCK;
    }

    private Reason reasonToTake(Demand demand, boolean first) {
        if (demand.node() != null) {
            return Reason.ASKED_FOR;
        }
        return switch (strategy) {
            case PRIORITY -> first ? Reason.FIRST_BY_PRIORITY : Reason.NEXT_IN_ORDER;
            case NEAREST -> first ? Reason.NEAREST : Reason.NEXT_IN_ORDER;
            case FEWEST_PACKAGES -> Reason.FEWEST_PACKAGES;
        };
    }

    /** A customer who chose the node fetches it there, whether or not it ships orders. */
    private static @Nullable Reason refusal(Demand demand, Site site) {
        if (!site.enabled()) {
            return Reason.DISABLED;
        }
        return demand.node() == null && !site.shipsOrders() ? Reason.DOES_NOT_SHIP_ORDERS : null;
    }

    /** What a site could give of a SKU to lines that insist on no node. */
    private Quantity offer(Sku sku, Site site) {
        return site.shipsOrders() ? left(sku, site) : Quantity.ZERO;
    }

    private Quantity left(Sku sku, Site site) {
        Quantity left = this.left.get(new StockKey(sku, site.node()));
        return left == null ? supply.atp(sku, site) : left;
    }

    private Quantity sellable(Sku sku) {
        return sellable.computeIfAbsent(sku, supply::atp);
    }
}
