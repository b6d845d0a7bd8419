package io.continuo.inventory.sourcing;

import io.continuo.events.Quantity;
import io.continuo.inventory.Workers;
import io.continuo.inventory.catalog.NodeId;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Makes plans: small ones at once, large ones and those that are searched for on a worker. */
@Singleton
public class Planner {

    /** So many sites are gone through in well under a millisecond. */
    private static final int SMALL = 1_000;

    /** To search for sites takes so many times as long as to go through them. */
    private static final int SEARCHING = 25;

    private final Workers workers;

    Planner(Workers workers) {
        this.workers = workers;
    }

    /** As {@link Sourcing#plan}. */
    public Uni<Plan> plan(Supply supply, List<Demand> demands, Preferences preferences) {
        return made(effort(supply, demands, preferences), () -> Sourcing.plan(supply, demands, preferences));
    }

    /** As {@link Sourcing#brief}. */
    public Uni<Plan> brief(Supply supply, List<Demand> demands, Preferences preferences) {
        return made(effort(supply, demands, preferences), () -> Sourcing.brief(supply, demands, preferences));
    }

    /** As {@link Sourcing#brief(Supply, List, Preferences, Map)}. */
    public Uni<Plan> brief(Supply supply, List<Demand> demands, Preferences preferences, Map<NodeId, Quantity> kept) {
        return made(effort(supply, demands, preferences), () -> Sourcing.brief(supply, demands, preferences, kept));
    }

    /**
     * What comes of plans that are made one behind the other.
     *
     * @param effort what they take together, by {@link #effort}
     */
    public <T> Uni<T> made(long effort, Supplier<T> plans) {
        return effort <= SMALL ? Uni.createFrom().item(plans) : workers.run(plans);
    }

    /** What a plan takes: lines that name their site look at that one, others go through all, or search among them. */
    public static long effort(Supply supply, List<Demand> demands, Preferences preferences) {
        long fixed = demands.stream()
                .filter(demand -> Group.of(demand) == Group.FIXED)
                .count();
        boolean searches = Choosing.searches(supply.policy(), preferences)
                || demands.stream().anyMatch(demand -> Group.of(demand) == Group.PICKUP);
        return fixed + (demands.size() - fixed) * supply.sites().size() * (searches ? SEARCHING : 1);
    }
}
