package io.continuo.inventory.sourcing;

import io.continuo.events.Quantity;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Sku;
import io.continuo.inventory.sourcing.Choosing.Chosen;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides from which sites lines are served. Pure: the same supply and request give the same plan, and the order in
 * which a request lists its lines changes nothing.
 *
 * <p>Lines are served by how few sites can serve them: those that name their site first, then those to be fetched, then
 * those to be shipped. What is fetched leaves the stock that shipping cannot do without, so a plan is found wherever
 * there is one (Hall's marriage theorem, for two groups of sites that may overlap).
 */
public final class Sourcing {

    private final Supply supply;
    private final Preferences preferences;
    private final Choosing choosing;
    private final Remaining remaining;
    private final int reasons;
    private final Sent sent;
    private final Map<String, Plan.Line> served = new HashMap<>();
    private Optimality optimality = Optimality.BY_ORDER;
    private boolean withinRules = true;

    private Sourcing(Supply supply, Preferences preferences, Sent sent, int reasons) {
        this.supply = supply;
        this.preferences = preferences;
        this.sent = sent;
        this.reasons = reasons;
        this.choosing = new Choosing(supply, preferences);
        this.remaining = new Remaining(supply);
    }

    /** A plan that says of every site that has a SKU why it gives something, or nothing. */
    public static Plan plan(Supply supply, List<Demand> demands, Preferences preferences) {
        return new Sourcing(supply, preferences, new Sent(), Integer.MAX_VALUE).plan(demands);
    }

    /** The same plan, which says so of few sites that give nothing: those that are looked at first. */
    public static Plan brief(Supply supply, List<Demand> demands, Preferences preferences) {
        return brief(supply, demands, preferences, Map.of());
    }

    /**
     * The same plan for what comes in addition.
     *
     * @param kept how much nodes send already that is not decided on again: to add to it is no other package
     */
    public static Plan brief(Supply supply, List<Demand> demands, Preferences preferences, Map<NodeId, Quantity> kept) {
        return new Sourcing(supply, preferences, Sent.of(kept), Decision.OTHERS).plan(demands);
    }

    private Plan plan(List<Demand> demands) {
        of(demands, Group.FIXED).forEach(this::serveFixed);
        List<Demand> shipped = of(demands, Group.SHIPPED);
        List<Demand> fetched = of(demands, Group.PICKUP);
        if (!fetched.isEmpty()) {
            serve(Group.PICKUP, fetched, Kept.forShipping(supply, remaining, shipped, fetched));
        }
        if (!shipped.isEmpty()) {
            serve(Group.SHIPPED, shipped, Kept.NOTHING);
        } else if (sent.packages() > 0) {
            optimality = choosing.given(sent);
            withinRules = choosing.allows(sent);
        }
        shipped.forEach(this::send);
        List<Plan.Line> lines = demands.stream()
                .map(demand -> Objects.requireNonNull(served.get(demand.line())))
                .toList();
        return Plan.of(lines, choosing, optimality, withinRules, sent.packages());
    }

    private static List<Demand> of(List<Demand> demands, Group group) {
        return demands.stream()
                .filter(demand -> Group.of(demand) == group)
                .sorted(Comparator.comparing(Demand::line))
                .toList();
    }

    private void serveFixed(Demand demand) {
        List<Site> site =
                supply.site(Objects.requireNonNull(demand.node())).stream().toList();
        Chosen chosen = Chosen.inOrder(site, Reason.ASKED_FOR, Reason.ASKED_FOR);
        Serving serving = new Serving(remaining, Group.FIXED, preferences, Kept.NOTHING, reasons);
        served.put(demand.line(), serving.serve(demand, chosen, List.of()));
        if (!demand.pickup()) {
            send(demand);
        }
    }

    private void send(Demand demand) {
        Objects.requireNonNull(served.get(demand.line()))
                .parts()
                .forEach(part -> sent.add(part.node(), part.take(), choosing.worth(demand)));
    }

    private void serve(Group group, List<Demand> demands, Kept kept) {
        List<Site> possible = supply.sites().stream()
                .filter(group.sites())
                .filter(site -> demands.stream().anyMatch(demand -> supply.stocks(demand.sku(), site)))
                .toList();
        Wish wish = Wish.of(demands, possible, new Left(kept));
        Chosen chosen = group == Group.PICKUP ? choosing.fetched(wish) : choosing.shipped(wish, sent);
        optimality = chosen.optimality();
        withinRules &= chosen.withinRules();
        Serving serving = new Serving(remaining, group, preferences, kept, reasons);
        demands.forEach(demand -> served.put(demand.line(), serving.serve(demand, chosen, others(demand, chosen))));
    }

    /** What else has the SKU, for the reasons why it gives nothing. */
    private List<Site> others(Demand demand, Chosen chosen) {
        Set<NodeId> asked = chosen.sites().stream().map(Site::node).collect(Collectors.toSet());
        return supply.sites().stream()
                .filter(site -> !asked.contains(site.node()))
                .filter(site -> supply.stocks(demand.sku(), site))
                .limit(reasons)
                .toList();
    }

    /** What sites could give, less what is kept for others. */
    private final class Left implements Wish.Offer {

        private final Kept kept;

        private Left(Kept kept) {
            this.kept = kept;
        }

        @Override
        public Quantity at(Site site, Sku sku) {
            return remaining.at(site, sku).min(kept.free(site, sku));
        }

        @Override
        public Quantity onHandAt(Site site, Sku sku) {
            return remaining.onHandAt(site, sku).min(kept.free(site, sku));
        }

        @Override
        public boolean isShared(Site site) {
            return kept.isShared(site);
        }

        @Override
        public Quantity spare(Sku sku) {
            return kept.spare(sku);
        }
    }
}
