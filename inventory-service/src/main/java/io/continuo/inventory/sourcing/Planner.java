package io.continuo.inventory.sourcing;

import io.continuo.inventory.Workers;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.function.Supplier;

/** Makes plans: small ones at once, large ones and those that are searched for on a worker. */
@Singleton
public class Planner {

    /** Sites times lines that are gone through in well under a millisecond. */
    private static final int SMALL = 1_000;

    /** The same where sites are searched for. */
    private static final int SMALL_SEARCH = 40;

    private final Workers workers;

    Planner(Workers workers) {
        this.workers = workers;
    }

    /** As {@link Sourcing#plan}. */
    public Uni<Plan> plan(Supply supply, List<Demand> demands, Preferences preferences) {
        return made(supply, demands, preferences, () -> Sourcing.plan(supply, demands, preferences));
    }

    /** As {@link Sourcing#brief}. */
    public Uni<Plan> brief(Supply supply, List<Demand> demands, Preferences preferences) {
        return made(supply, demands, preferences, () -> Sourcing.brief(supply, demands, preferences));
    }

    private Uni<Plan> made(Supply supply, List<Demand> demands, Preferences preferences, Supplier<Plan> plan) {
        return isSmall(supply, demands, preferences) ? Uni.createFrom().item(plan) : workers.run(plan);
    }

    private static boolean isSmall(Supply supply, List<Demand> demands, Preferences preferences) {
        long size = (long) supply.sites().size() * demands.size();
        boolean searches = Choosing.searches(supply.policy(), preferences)
                || demands.stream().anyMatch(demand -> Group.of(demand) == Group.PICKUP);
        return size <= (searches ? SMALL_SEARCH : SMALL);
    }
}
