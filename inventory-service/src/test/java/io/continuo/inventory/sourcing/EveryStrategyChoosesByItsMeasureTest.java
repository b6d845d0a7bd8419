package io.continuo.inventory.sourcing;

import static io.continuo.inventory.sourcing.Warehouse.fetched;
import static io.continuo.inventory.sourcing.Warehouse.parts;
import static io.continuo.inventory.sourcing.Warehouse.priced;
import static io.continuo.inventory.sourcing.Warehouse.reasons;
import static io.continuo.inventory.sourcing.Warehouse.shipped;
import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.events.Quantity;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Place;
import io.continuo.inventory.catalog.Sku;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EveryStrategyChoosesByItsMeasureTest {

    private static final Place MADRID = new Place(40.42, -3.70);

    private static Preferences by(Strategy strategy) {
        return Preferences.of(strategy, MADRID);
    }

    private static Preferences split(Integer packages, Money value) {
        return new Preferences(Strategy.PRIORITY, null, null, new Split(packages, value));
    }

    @Test
    void lowestCostWeighsAPackageMoreAgainstItsWay() {
        Policy rates =
                costs(new Costs(new Costs.Rate(400, 1, 10), Map.of(new NodeId("dear"), new Costs.Rate(2000, 1, 10))));
        Warehouse warehouse = new Warehouse()
                .policy(rates)
                .node("dear", Map.of("A", 9, "B", 9))
                .at("dear", 40.42, -3.70)
                .node("near", Map.of("A", 9))
                .at("near", 40.42, -3.70)
                .node("far", Map.of("A", 9, "B", 9))
                .at("far", 41.39, 2.16);

        Plan plan = warehouse.plan(by(Strategy.LOWEST_COST), shipped("a", "A", 1), shipped("b", "B", 1));

        // One package from far costs 400 + 504 km; near and far together 400 more; dear alone 2000.
        assertThat(parts(plan, "a")).containsExactly("far 1");
        assertThat(parts(plan, "b")).containsExactly("far 1");
        assertThat(plan.optimality().exact()).isTrue();
        assertThat(plan.optimality().cost()).isBetween(920.0, 930.0);
        assertThat(reasons(plan, "a"))
                .containsEntry("far", Reason.LOWEST_COST)
                .containsEntry("near", Reason.NOT_CHOSEN);
    }

    @Test
    void balancedLoadAsksTheLeastBusyForItsCapacityAndThenTheFullest() {
        Warehouse warehouse = new Warehouse()
                .node("half", Map.of("A", 9))
                .busy("half", 10, 5)
                .node("idle", Map.of("A", 3))
                .busy("idle", 10, 1)
                .node("full", Map.of("A", 9))
                .busy("full", 10, 10);

        Plan plan = warehouse.plan(by(Strategy.BALANCED_LOAD), shipped("a", "A", 4));

        assertThat(parts(plan, "a")).containsExactly("idle 3", "half 1");
        assertThat(reasons(plan, "a"))
                .isEqualTo(Map.of("idle", Reason.LEAST_BUSY, "half", Reason.NEXT_IN_ORDER, "full", Reason.AT_CAPACITY));
    }

    @Test
    void aNodeSaysWhenItIsDoneAndOneThatNeverWorksServesNobody() {
        Work monday = new Work(LocalDate.parse("2026-11-23"), Instant.parse("2026-11-23T09:00:00Z"));
        Warehouse warehouse = new Warehouse()
                .node("closed", Map.of("A", 5))
                .working("closed", new Work(null, null))
                .node("store", Map.of("A", 5))
                .working("store", monday);

        Plan plan = warehouse.plan(Preferences.NONE, shipped("a", "A", 1));

        assertThat(parts(plan, "a")).containsExactly("store 1");
        assertThat(reasons(plan, "a")).containsEntry("closed", Reason.CLOSED);
        assertThat(plan.lines().getFirst().parts().getFirst().done()).isEqualTo(monday);
    }

    @Test
    void aNodeSaysWhenItIsDoneForWhereItIsToGo() {
        Work today = new Work(LocalDate.parse("2026-11-23"), Instant.parse("2026-11-23T09:00:00Z"));
        Work tomorrow = new Work(LocalDate.parse("2026-11-24"), Instant.parse("2026-11-23T09:00:00Z"));
        Warehouse warehouse =
                new Warehouse().node("dc", Map.of("A", 5)).working("dc", zone -> "FR".equals(zone) ? tomorrow : today);

        assertThat(done(warehouse, null)).isEqualTo(today);
        assertThat(done(warehouse, "ES")).isEqualTo(today);
        assertThat(done(warehouse, "FR")).isEqualTo(tomorrow);
    }

    private static Work done(Warehouse warehouse, String zone) {
        Preferences preferences = new Preferences(null, null, zone, Split.FREE);
        Plan plan = warehouse.plan(preferences, shipped("a", "A", 1));
        return plan.lines().getFirst().parts().getFirst().done();
    }

    @Test
    void aNodeThatNeverHadTheSkuIsNotSpokenOf() {
        Warehouse warehouse = new Warehouse()
                .node("first", Map.of("A", 1))
                .node("second", Map.of("B", 1))
                .node("third", Map.of("A", 1, "B", 0));

        Plan plan = warehouse.plan(by(Strategy.NEAREST), shipped("a", "A", 2), shipped("b", "B", 1));

        assertThat(reasons(plan, "a")).containsOnlyKeys("first", "third");
        assertThat(reasons(plan, "b")).isEqualTo(Map.of("second", Reason.NEAREST, "third", Reason.NOT_NEEDED));
    }

    @Test
    void aNodeAtItsCapacityStillServesWhoChoseIt() {
        Warehouse warehouse = new Warehouse().node("store", Map.of("A", 1)).busy("store", 3, 3);

        assertThat(warehouse.plan(Preferences.NONE, shipped("a", "A", 1)).shippable())
                .isFalse();
        Demand chosen = new Demand("a", new Sku("A"), Quantity.of(1), new NodeId("store"));
        assertThat(warehouse.plan(Preferences.NONE, chosen).shippable()).isTrue();
    }

    @Test
    void pickupFirstFindsTheNearestPlaceThatHasEverything() {
        Warehouse warehouse = new Warehouse()
                .node("dc", Map.of("A", 9, "B", 9))
                .shipOnly("dc")
                .node("far", Map.of("A", 1, "B", 1))
                .at("far", 41.39, 2.16)
                .node("near", Map.of("A", 1, "B", 1))
                .at("near", 40.43, -3.69)
                .node("here", Map.of("A", 1))
                .at("here", 40.42, -3.70);

        Plan plan = warehouse.plan(by(Strategy.PICKUP_FIRST), shipped("a", "A", 1), shipped("b", "B", 1));
        assertThat(parts(plan, "a")).containsExactly("near 1");
        assertThat(reasons(plan, "b")).containsEntry("near", Reason.COLLECTION_POINT);
        Plan many = warehouse.plan(by(Strategy.PICKUP_FIRST), shipped("a", "A", 5));
        assertThat(parts(many, "a")).containsExactly("dc 5");
    }

    @Test
    void whatIsFetchedLeavesWhatShippingCannotDoWithout() {
        Warehouse warehouse = new Warehouse()
                .node("store", Map.of("A", 3))
                .node("kiosk", Map.of("A", 2))
                .pickupOnly("kiosk")
                .node("dc", Map.of("A", 1))
                .shipOnly("dc");

        Plan plan = warehouse.plan(Preferences.NONE, fetched("p", "A", 3), shipped("s", "A", 3));

        assertThat(plan.shippable()).isTrue();
        assertThat(parts(plan, "p")).containsExactlyInAnyOrder("kiosk 2", "store 1");
        assertThat(parts(plan, "s")).containsExactly("store 2", "dc 1");
    }

    @Test
    void whatIsFetchedIsInOnePlaceWhereOneHasAllOfIt() {
        Warehouse warehouse = new Warehouse()
                .node("first", Map.of("A", 1))
                .node("second", Map.of("B", 1))
                .node("both", Map.of("A", 1, "B", 1))
                .node("dc", Map.of("A", 9, "B", 9))
                .shipOnly("dc");

        Plan plan = warehouse.plan(Preferences.NONE, fetched("a", "A", 1), fetched("b", "B", 1));

        assertThat(parts(plan, "a")).containsExactly("both 1");
        assertThat(parts(plan, "b")).containsExactly("both 1");
        assertThat(reasons(plan, "a")).containsEntry("dc", Reason.DOES_NOT_OFFER_PICKUP);
    }

    @Test
    void aRequestIsNotSplitFurtherThanItsRulesAllow() {
        Warehouse warehouse = new Warehouse()
                .node("a", Map.of("A", 2))
                .node("b", Map.of("A", 2))
                .node("c", Map.of("A", 3));

        assertThat(parts(warehouse.plan(split(null, null), shipped("l", "A", 5)), "l"))
                .containsExactly("a 2", "b 2", "c 1");
        assertThat(parts(warehouse.plan(split(2, null), shipped("l", "A", 5)), "l"))
                .containsExactly("a 2", "c 3");
        Plan refused = warehouse.plan(split(1, null), shipped("l", "A", 5));
        assertThat(refused.shippable()).isFalse();
        assertThat(refused.splitTooFar()).isTrue();
    }

    @Test
    void severalPackagesAreWorthTheirWayEach() {
        Warehouse warehouse = new Warehouse()
                .node("a", Map.of("A", 4))
                .node("b", Map.of("A", 3))
                .node("c", Map.of("A", 5));

        Plan plan = warehouse.plan(split(null, new Money(2500, "EUR")), priced("l", "A", 5, 1000));

        assertThat(parts(plan, "l")).containsExactly("c 5");
        assertThat(warehouse
                        .plan(split(null, new Money(2500, "USD")), priced("l", "A", 7, 1000))
                        .splitTooFar())
                .isTrue();
    }

    @Test
    void whatLiesThereGoesBeforeWhatIsStillToCome() {
        Warehouse r5 = new Warehouse()
                .node("default", Map.of("A", 10, "B", 10))
                .node("dropship", Map.of("A", 2))
                .backorder("dropship", "A", 100);
        Plan plan = r5.plan(Preferences.NONE, shipped("a", "A", 15), shipped("b", "B", 5));
        assertThat(parts(plan, "a")).containsExactly("default 10", "dropship 2+3");
        assertThat(parts(plan, "b")).containsExactly("default 5");

        Warehouse r8 = new Warehouse()
                .node("nyc", Map.of("A", 2))
                .backorder("nyc", "A", 100)
                .node("la", Map.of("A", 3))
                .backorder("la", "A", 100);
        for (Strategy strategy : Strategy.values()) {
            Plan ten = r8.plan(by(strategy), shipped("a", "A", 10));
            Quantity later = ten.lines().getFirst().parts().stream()
                    .map(Plan.Choice::backordered)
                    .reduce(Quantity.ZERO, Quantity::plus);
            assertThat(later).as(strategy.name()).isEqualTo(Quantity.of(5));
        }
    }

    private static Policy costs(Costs costs) {
        return new Policy(Strategy.PRIORITY, Split.FREE, costs, null, Policy.Rejection.BLOCK);
    }
}
