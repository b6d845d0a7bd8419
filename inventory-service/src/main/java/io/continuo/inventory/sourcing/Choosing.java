package io.continuo.inventory.sourcing;

import io.continuo.events.Quantity;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Place;
import io.continuo.inventory.catalog.Sku;
import io.continuo.inventory.sourcing.SourcingProblem.Charges;
import io.continuo.inventory.sourcing.SourcingProblem.Limits;
import io.continuo.inventory.sourcing.SourcingProblem.Offers;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Chooses the sites that serve a group of lines, by a strategy and within the rules about splitting. */
final class Choosing {

    /** So that a customer goes to one place more only where one fewer will not do, however far that is. */
    private static final double ANOTHER_WAY = 1e9;

    private final Strategy strategy;
    private final @Nullable Place destination;
    private final Costs costs;
    private final Function<NodeId, @Nullable Double> distance;
    private final Split split;
    private final boolean searches;

    Choosing(Supply supply, Preferences preferences) {
        this.strategy = supply.policy().strategyOf(preferences);
        this.destination = preferences.destination();
        this.costs = supply.policy().costs();
        this.distance = node ->
                supply.site(node).map(site -> site.distanceTo(destination)).orElse(null);
        this.split = supply.policy().splitOf(preferences);
        this.searches = searches(supply.policy(), preferences);
    }

    /**
     * The choice that was made.
     *
     * @param sites in the order they are asked; not empty unless none can serve the lines
     * @param withinRules whether it keeps the rules about splitting
     * @param first why the first site gives something
     * @param next why the others do
     */
    record Chosen(List<Site> sites, Optimality optimality, boolean withinRules, Reason first, Reason next) {

        static Chosen inOrder(List<Site> sites, Reason first, Reason next) {
            return new Chosen(sites, Optimality.BY_ORDER, true, first, next);
        }
    }

    Strategy strategy() {
        return strategy;
    }

    /** Whether sites are searched for, and not only gone through in an order. */
    static boolean searches(Policy policy, Preferences preferences) {
        Strategy strategy = policy.strategyOf(preferences);
        boolean byCost = strategy == Strategy.FEWEST_PACKAGES || strategy == Strategy.LOWEST_COST;
        return byCost || !policy.splitOf(preferences).isFree();
    }

    /** For lines that are shipped, beside what is sent already. */
    Chosen shipped(Wish wish, Sent sent) {
        if (strategy == Strategy.PICKUP_FIRST) {
            Optional<Site> one = collectionPoint(wish, sent);
            if (one.isPresent()) {
                return Chosen.inOrder(List.of(one.get()), Reason.COLLECTION_POINT, Reason.COLLECTION_POINT);
            }
        }
        // The sites of a supply are in the channel's order already.
        List<Site> order = strategy == Strategy.PRIORITY ? wish.sites() : preferred(wish);
        if (!searches) {
            return Chosen.inOrder(order, first(), next());
        }
        Found found = search(wish, order, charges(order, sent), limits(wish, order, sent));
        Optimality optimality = found.withinRules() ? found.optimality().plus(spent(sent)) : found.optimality();
        return new Chosen(found.sites(), optimality, found.withinRules(), first(), next());
    }

    /** What a unit of a line adds to what a package is worth. */
    double worth(Demand demand) {
        return split.worth(demand.price());
    }

    /** Whether what is sent already keeps the rules about splitting if nothing is added to it. */
    boolean allows(Sent sent) {
        return sent.isWithin(split);
    }

    /** How good what is sent already is, where there is nothing to choose. */
    Optimality given(Sent sent) {
        return Optimality.BY_ORDER.plus(spent(sent));
    }

    private double spent(Sent sent) {
        return switch (strategy) {
            case FEWEST_PACKAGES -> sent.packages();
            case LOWEST_COST ->
                sent.spent((node, units) -> costs.ofPackage(node, distance.apply(node)) + units * costs.ofUnit(node));
            case PRIORITY, NEAREST, BALANCED_LOAD, PICKUP_FIRST -> 0;
        };
    }

    /** For lines that are fetched: in as few places as possible, of those the most preferred ones. */
    Chosen fetched(Wish wish) {
        List<Site> order = wish.sites().stream().sorted(byWay()).toList();
        double[] way = new double[order.size()];
        Arrays.fill(way, ANOTHER_WAY);
        Charges charges = new Charges(
                way, IntStream.range(0, order.size()).asDoubleStream().toArray());
        Limits limits = new Limits(order.size(), 0, new double[wish.wanted().size()]);
        Found found = search(wish, order, charges, limits);
        return new Chosen(found.sites(), found.optimality(), true, Reason.COLLECTION_POINT, Reason.COLLECTION_POINT);
    }

    private record Found(List<Site> sites, Optimality optimality, boolean withinRules) {}

    private static Found search(Wish wish, List<Site> order, Charges charges, Limits limits) {
        SourcingProblem problem = new SourcingProblem(
                wish.wanted().values().stream().mapToLong(Choosing::thousandths).toArray(),
                offers(wish, order),
                charges,
                limits);
        SiteSearch search = new SiteSearch(problem, SiteSearch.WORK);
        SiteSearch.Found found = search.find();
        if (found == null) {
            return new Found(order, new Optimality(search.isExact(), 0, 0), false);
        }
        List<Site> chosen = found.sites().stream()
                .boxed()
                .sorted(Comparator.comparingDouble((Integer site) -> charges.perUnit()[site])
                        .thenComparing(site -> site))
                .map(order::get)
                .toList();
        return new Found(chosen, Optimality.of(found), true);
    }

    private Reason first() {
        return switch (strategy) {
            case PRIORITY, PICKUP_FIRST -> Reason.FIRST_BY_PRIORITY;
            case NEAREST -> Reason.NEAREST;
            case BALANCED_LOAD -> Reason.LEAST_BUSY;
            case FEWEST_PACKAGES, LOWEST_COST -> next();
        };
    }

    private Reason next() {
        return switch (strategy) {
            case PRIORITY, PICKUP_FIRST, NEAREST, BALANCED_LOAD -> Reason.NEXT_IN_ORDER;
            case FEWEST_PACKAGES -> Reason.FEWEST_PACKAGES;
            case LOWEST_COST -> Reason.LOWEST_COST;
        };
    }

    private Charges charges(List<Site> order, Sent sent) {
        int sites = order.size();
        return switch (strategy) {
            case FEWEST_PACKAGES ->
                new Charges(
                        order.stream()
                                .mapToDouble(site -> sent.isFrom(site) ? 0 : 1)
                                .toArray(),
                        repeated(0, sites));
            case LOWEST_COST ->
                new Charges(
                        order.stream()
                                .mapToDouble(site -> sent.isFrom(site)
                                        ? 0
                                        : costs.ofPackage(site.node(), site.distanceTo(destination)))
                                .toArray(),
                        order.stream()
                                .mapToDouble(site -> costs.ofUnit(site.node()))
                                .toArray());
            case PRIORITY, NEAREST, BALANCED_LOAD, PICKUP_FIRST ->
                new Charges(
                        repeated(0, sites),
                        IntStream.range(0, sites).asDoubleStream().toArray());
        };
    }

    private Limits limits(Wish wish, List<Site> order, Sent sent) {
        double[] prices = wish.wanted().keySet().stream()
                .mapToDouble(sku -> split.worth(wish.prices().get(sku)))
                .toArray();
        return new Limits(split.most(), split.least(), prices, sent.before(order));
    }

    private static Offers offers(Wish wish, List<Site> order) {
        List<Sku> skus = new ArrayList<>(wish.wanted().keySet());
        long[][] now = new long[order.size()][skus.size()];
        long[][] later = new long[order.size()][skus.size()];
        for (int i = 0; i < order.size(); i++) {
            for (int k = 0; k < skus.size(); k++) {
                Quantity all = wish.offer().at(order.get(i), skus.get(k));
                Quantity onHand =
                        wish.offer().onHandAt(order.get(i), skus.get(k)).min(all);
                now[i][k] = thousandths(onHand);
                later[i][k] = thousandths(all.minus(onHand));
            }
        }
        boolean[] shared = new boolean[order.size()];
        for (int i = 0; i < shared.length; i++) {
            shared[i] = wish.offer().isShared(order.get(i));
        }
        long[] spare = skus.stream()
                .mapToLong(sku -> thousandths(wish.offer().spare(sku)))
                .toArray();
        return new Offers(now, later, shared, spare);
    }

    private Optional<Site> collectionPoint(Wish wish, Sent sent) {
        double worth = wish.worth(split);
        return wish.sites().stream()
                .filter(Site::offersPickup)
                .filter(wish::isAllOnHandAt)
                .filter(site -> sent.with(site.node(), worth).isWithin(split))
                .min(byWay());
    }

    /** A site with what it is measured by, worked out once. */
    private record Measured(Site site, long whole, BigDecimal amount, double km) {}

    /** The sites in the order they are preferred where the strategy's own measure leaves a choice. */
    private List<Site> preferred(Wish wish) {
        return wish.sites().stream()
                .map(site -> measured(wish, site))
                .sorted(preference().thenComparing(measured -> measured.site().rank()))
                .map(Measured::site)
                .toList();
    }

    private Measured measured(Wish wish, Site site) {
        return switch (strategy) {
            case FEWEST_PACKAGES -> new Measured(site, wish.whole(site), wish.covered(site), km(site));
            case BALANCED_LOAD -> new Measured(site, 0, wish.stock(site), 0);
            case PRIORITY, PICKUP_FIRST, NEAREST, LOWEST_COST -> new Measured(site, 0, BigDecimal.ZERO, km(site));
        };
    }

    private Comparator<Measured> preference() {
        return switch (strategy) {
            case PRIORITY, PICKUP_FIRST ->
                Comparator.comparing(measured -> measured.site().rank());
            case NEAREST -> Comparator.comparing(Measured::km);
            case FEWEST_PACKAGES ->
                Comparator.comparing((Measured measured) -> -measured.whole())
                        .thenComparing(Comparator.comparing(Measured::amount).reversed())
                        .thenComparing(Measured::km);
            case LOWEST_COST ->
                Comparator.comparing((Measured measured) ->
                                costs.ofUnit(measured.site().node()))
                        .thenComparing(measured -> costs.ofPackage(
                                measured.site().node(), measured.site().distanceTo(destination)))
                        .thenComparing(Measured::km);
            case BALANCED_LOAD ->
                Comparator.comparing(
                                (Measured measured) -> measured.site().load().utilisation())
                        .thenComparing(Comparator.comparing(Measured::amount).reversed());
        };
    }

    private double km(Site site) {
        Double km = site.distanceTo(destination);
        return km == null ? Double.POSITIVE_INFINITY : km;
    }

    private Comparator<Site> byWay() {
        return Comparator.comparing(this::km).thenComparing(Site::rank);
    }

    private static long thousandths(Quantity quantity) {
        return quantity.value().movePointRight(Quantity.MAX_SCALE).longValueExact();
    }

    private static double[] repeated(double value, int times) {
        double[] all = new double[times];
        Arrays.fill(all, value);
        return all;
    }
}
