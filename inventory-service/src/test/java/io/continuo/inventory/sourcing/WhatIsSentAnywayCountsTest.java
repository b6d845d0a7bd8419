package io.continuo.inventory.sourcing;

import static io.continuo.inventory.sourcing.Warehouse.fetched;
import static io.continuo.inventory.sourcing.Warehouse.parts;
import static io.continuo.inventory.sourcing.Warehouse.priced;
import static io.continuo.inventory.sourcing.Warehouse.shipped;
import static io.continuo.inventory.sourcing.Warehouse.shippedFrom;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.continuo.events.Quantity;
import io.continuo.inventory.catalog.NodeId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Packages of lines that name their node, and of what a cart holds already, count as those that are chosen. */
class WhatIsSentAnywayCountsTest {

    private static final int MOST_NODES = 5;

    private static Preferences fewest(Integer most) {
        return new Preferences(Strategy.FEWEST_PACKAGES, null, null, new Split(most, null));
    }

    @Test
    void everythingComesFromTheNodeThatSendsSomethingAnyway() {
        Warehouse warehouse = new Warehouse().node("n1", Map.of("B", 1)).node("n2", Map.of("A", 1, "B", 1));

        Plan plan = warehouse.plan(fewest(1), shippedFrom("n2", "a", "A", 1), shipped("b", "B", 1));

        assertThat(plan.shippable()).isTrue();
        assertThat(parts(plan, "b")).containsExactly("n2 1");
        assertThat(plan.packages()).isEqualTo(1);
        assertThat(plan.optimality()).isEqualTo(new Optimality(true, 1, 1));
    }

    @Test
    void nodesThatAreNamedAreAsManyPackagesAsTheyAre() {
        Warehouse warehouse = new Warehouse().node("n1", Map.of("A", 1)).node("n2", Map.of("A", 1));

        Plan plan = warehouse.plan(fewest(1), shippedFrom("n1", "1", "A", 1), shippedFrom("n2", "2", "A", 1));

        assertThat(plan.shippable()).isFalse();
        assertThat(plan.splitTooFar()).isTrue();
        assertThat(plan.packages()).isEqualTo(2);
    }

    @Test
    void whatIsFetchedIsNoPackage() {
        Warehouse warehouse = new Warehouse().node("n1", Map.of("A", 1)).node("n2", Map.of("B", 1));

        Plan plan = warehouse.plan(fewest(1), fetched("a", "A", 1), shipped("b", "B", 1));

        assertThat(plan.shippable()).isTrue();
        assertThat(plan.packages()).isEqualTo(1);
    }

    @Test
    void aPackageThatIsSentAnywayIsWorthItsWayToo() {
        Split split = new Split(null, new Money(2000, "EUR"));
        Preferences preferences = new Preferences(Strategy.PRIORITY, null, null, split);
        Warehouse warehouse = new Warehouse().node("n1", Map.of("B", 5)).node("n2", Map.of("A", 1, "B", 5));
        Demand cheap = shippedFrom("n2", "a", "A", 1);

        Plan plan = warehouse.plan(preferences, cheap, priced("b", "B", 3, 1000));

        assertThat(parts(plan, "b")).containsExactly("n2 3");
        assertThat(warehouse.plan(preferences, cheap, priced("b", "B", 6, 1000)).splitTooFar())
                .isTrue();
    }

    @Test
    void aCollectionPointIsNoPackageMoreThanTheRulesAllow() {
        Preferences preferences = new Preferences(Strategy.PICKUP_FIRST, null, null, new Split(1, null));
        Warehouse warehouse = new Warehouse().node("n1", Map.of("B", 1)).node("n2", Map.of("A", 1, "B", 1));

        Plan plan = warehouse.plan(preferences, shippedFrom("n2", "a", "A", 1), shipped("b", "B", 1));

        assertThat(parts(plan, "b")).containsExactly("n2 1");
        assertThat(plan.shippable()).isTrue();
    }

    @Test
    void whatComesInAdditionIsAddedToWhatTheCartHolds() {
        Supply supply = new Warehouse()
                .node("n1", Map.of("B", 1))
                .node("n2", Map.of("B", 1))
                .supply();

        Plan plan = Sourcing.brief(
                supply, List.of(shipped("b", "B", 1)), fewest(null), Map.of(new NodeId("n2"), Quantity.of(1)));

        assertThat(parts(plan, "b")).containsExactly("n2 1");
        assertThat(plan.packages()).isEqualTo(1);
    }

    /** Against trying every choice of nodes. */
    @Property(tries = 500)
    void noPlanHasFewerPackagesOrCostsLess(@ForAll long seed) {
        Problem problem = new Problem(new Random(seed));
        Integer fewest = problem.fewest();
        for (int most = 1; most <= MOST_NODES; most++) {
            Plan plan = problem.plan(new Preferences(Strategy.FEWEST_PACKAGES, null, null, new Split(most, null)));
            boolean possible = fewest != null && fewest <= most;
            assertThat(plan.shippable()).isEqualTo(possible);
            if (possible) {
                assertThat(plan.packages()).isEqualTo(fewest);
                assertThat(plan.optimality()).isEqualTo(new Optimality(true, fewest, fewest));
            }
        }
        if (fewest != null) {
            Plan cheapest = problem.plan(Preferences.of(Strategy.LOWEST_COST, null));
            assertThat(problem.cost(cheapest)).isCloseTo(problem.lowest(), within(1e-6));
            assertThat(cheapest.optimality().cost()).isCloseTo(problem.lowest(), within(1e-6));
        }
    }

    /** A SKU at a few nodes, some of which are named. */
    private static final class Problem {

        private final int[] stock;
        private final int[] named;
        private final int free;
        private final Costs costs;

        Problem(Random random) {
            stock = random.ints(2 + random.nextInt(MOST_NODES - 1), 0, 5).toArray();
            named = IntStream.of(stock)
                    .map(units -> random.nextInt(3) == 0 ? Math.min(units, 1) : 0)
                    .toArray();
            free = 1 + random.nextInt(6);
            costs = new Costs(
                    new Costs.Rate(5, 0, 1),
                    IntStream.range(0, stock.length)
                            .filter(node -> random.nextBoolean())
                            .boxed()
                            .collect(Collectors.toMap(
                                    Problem::node, node -> new Costs.Rate(random.nextInt(9), 0, random.nextInt(4)))));
        }

        Plan plan(Preferences preferences) {
            Warehouse warehouse = new Warehouse()
                    .policy(new Policy(Strategy.PRIORITY, Split.FREE, costs, null, Policy.Rejection.BLOCK));
            List<Demand> demands = new ArrayList<>(List.of(shipped("free", "A", free)));
            for (int i = 0; i < stock.length; i++) {
                warehouse.node("n" + i, Map.of("A", stock[i]));
                if (named[i] > 0) {
                    demands.add(shippedFrom("n" + i, "named " + i, "A", named[i]));
                }
            }
            return warehouse.plan(preferences, demands.toArray(Demand[]::new));
        }

        Integer fewest() {
            return choices()
                    .filter(this::isEnough)
                    .map(choice -> Integer.bitCount(choice | sentAnyway()))
                    .boxed()
                    .min(Integer::compare)
                    .orElse(null);
        }

        double lowest() {
            return choices()
                    .filter(this::isEnough)
                    .mapToDouble(this::cost)
                    .min()
                    .orElseThrow();
        }

        double cost(Plan plan) {
            Map<NodeId, Double> units = new HashMap<>();
            plan.lines()
                    .forEach(line -> line.parts()
                            .forEach(part ->
                                    units.merge(part.node(), part.take().value().doubleValue(), Double::sum)));
            return units.entrySet().stream()
                    .mapToDouble(sent ->
                            costs.ofPackage(sent.getKey(), null) + sent.getValue() * costs.ofUnit(sent.getKey()))
                    .sum();
        }

        private IntStream choices() {
            return IntStream.range(0, 1 << stock.length);
        }

        private int sentAnyway() {
            return IntStream.range(0, stock.length)
                    .filter(node -> named[node] > 0)
                    .map(node -> 1 << node)
                    .sum();
        }

        private boolean isEnough(int choice) {
            return nodes(choice).stream().mapToInt(this::left).sum() >= free;
        }

        private double cost(int choice) {
            Set<Integer> all = new HashSet<>(nodes(choice));
            all.addAll(nodes(sentAnyway()));
            double cost = all.stream()
                    .mapToDouble(node -> costs.ofPackage(node(node), null))
                    .sum();
            cost += IntStream.range(0, stock.length)
                    .mapToDouble(node -> named[node] * costs.ofUnit(node(node)))
                    .sum();
            int open = free;
            List<Integer> cheapestFirst = nodes(choice).stream()
                    .sorted(Comparator.comparing(node -> costs.ofUnit(node(node))))
                    .toList();
            for (int node : cheapestFirst) {
                int take = Math.min(open, left(node));
                open -= take;
                cost += take * costs.ofUnit(node(node));
            }
            return cost;
        }

        private int left(int node) {
            return stock[node] - named[node];
        }

        private List<Integer> nodes(int choice) {
            return IntStream.range(0, stock.length)
                    .filter(node -> (choice >> node & 1) == 1)
                    .boxed()
                    .toList();
        }

        private static NodeId node(int node) {
            return new NodeId("n" + node);
        }
    }
}
