package io.continuo.inventory.listing;

import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.events.Quantity;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Place;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RemediesTest {

    private static final Guarantee TWO_IN_MOST = new Guarantee(Quantity.of(2), new BigDecimal("0.75"), null);
    private static final ListingConfig CONFIG = new ListingConfig() {
        @Override
        public Duration sweepInterval() {
            return Duration.ofSeconds(10);
        }

        @Override
        public int sweepBatch() {
            return 200;
        }

        @Override
        public double trust() {
            return 0.7;
        }

        @Override
        public double delistRadiusKm() {
            return 10;
        }
    };

    @Test
    void theShareOfTheStoresIsRoundedUp() {
        assertThat(TWO_IN_MOST.needed(4)).isEqualTo(3);
        assertThat(TWO_IN_MOST.needed(5)).isEqualTo(4);
        assertThat(TWO_IN_MOST.needed(0)).isZero();
        assertThat(new Guarantee(Quantity.of(1), BigDecimal.ONE, null).needed(7))
                .isEqualTo(7);
    }

    @Test
    void aStoreWithLessThanTheLeastIsShortByWhatIsMissing() {
        Standing standing = standing(store("a", 0, 2), store("b", 1, 1), store("c", 2, -3), depot("d", 3, 99));
        assertThat(standing.stores()).isEqualTo(3);
        assertThat(standing.covered()).isEqualTo(1);
        assertThat(standing.isKept()).isFalse();
        assertThat(standing.gaps().stream().map(gap -> gap.node() + " " + gap.missing()))
                .containsExactly("b 1", "c 2");
    }

    @Test
    void storesWithinTheRadiusCountTogether() {
        Guarantee nearby = new Guarantee(Quantity.of(3), BigDecimal.ONE, 30.0);
        // A tenth of a degree of latitude is 11 km.
        Spot north = at("north", 40.2, 2);
        Spot middle = at("middle", 40.1, 1);
        Spot south = at("south", 39.0, 2);
        Standing standing = Standing.of(nearby, new Spots.Found(List.of(north, middle, south), null));
        assertThat(standing.gaps().stream().map(gap -> gap.node().value())).containsExactly("south");
    }

    @Test
    void reachIsWhatMeasuringEveryStoreWouldSay() {
        Random random = new Random(20261122);
        List<Spot> stores = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Place place = i % 20 == 0 ? null : new Place(random.nextDouble() * 20 - 10, random.nextDouble() * 20 - 10);
            stores.add(new Spot(new NodeId("s" + i), Spot.Role.STORE, place, Quantity.of(random.nextInt(5) - 1), 1));
        }
        Reach reach = new Reach(stores, 150.0);
        for (Spot store : stores) {
            assertThat(reach.around(store)).isEqualTo(measured(store, stores));
        }
    }

    private static Quantity measured(Spot store, List<Spot> stores) {
        return stores.stream()
                .filter(other -> {
                    Double km = store.distanceTo(other);
                    return other == store || (km != null && km <= 150);
                })
                .map(Spot::there)
                .reduce(Quantity.ZERO, Quantity::plus);
    }

    @Test
    void onlyAsManyStoresAreHelpedAsAreNeededTheCheapestFirst() {
        Remedy remedy = remedy(
                Set.of(Action.TRANSFER),
                store("a", 0, 2),
                store("b", 1, 0),
                store("c", 2, 1),
                store("d", 3, 2),
                depot("w", 4, 9));
        assertThat(remedy.transfers()).extracting(Remedy.Transfer::to).containsExactly(new NodeId("c"));
        assertThat(remedy.transfers()).extracting(Remedy.Transfer::quantity).containsExactly(Quantity.of(1));
        assertThat(remedy.replenishments()).isEmpty();
    }

    @Test
    void aStoreGivesOnlyWhatItDoesNotNeedItself() {
        Remedy remedy =
                remedy(Set.of(Action.TRANSFER, Action.REPLENISH), store("a", 0, 0), store("b", 1, 3), store("c", 2, 0));
        assertThat(remedy.transfers())
                .containsExactly(
                        new Remedy.Transfer(new NodeId("b"), new NodeId("a"), Quantity.of(1), km("a", 0, "b", 1)));
        assertThat(remedy.replenishments().stream().map(each -> each.to() + " " + each.quantity()))
                .containsExactly("a 1", "c 2");
    }

    @Test
    void theNearestNodeThatCanSpareAllOfItComesBeforeANearerOneThatCannot() {
        Remedy remedy = remedy(
                Set.of(Action.TRANSFER),
                store("a", 0, 0),
                depot("near", 1, 1),
                depot("far", 5, 2),
                depot("farther", 9, 50));
        assertThat(remedy.transfers()).extracting(Remedy.Transfer::from).containsExactly(new NodeId("far"));
    }

    @Test
    void figuresNobodyTrustsAreCountedBeforeAnythingIsSent() {
        Spot doubtful = new Spot(new NodeId("a"), Spot.Role.STORE, new Place(0, 0), Quantity.ZERO, 0.5);
        Remedy remedy = remedy(EnumSet.allOf(Action.class), doubtful, depot("w", 4, 9));
        assertThat(remedy.counts()).containsExactly(new NodeId("a"));
        assertThat(remedy.transfers()).isEmpty();
        assertThat(remedy.badge()).isEqualTo("not_in_stores");
        assertThat(remedy.delisted()).containsExactly(new Remedy.Area(new NodeId("a"), 0, 0, 10));
    }

    @Test
    void whatIsBoughtComesFromTheNearestSupplierThatHasIt() {
        Spot supplier = new Spot(new NodeId("s"), Spot.Role.SUPPLIER, new Place(1, 0), Quantity.of(100), 1);
        Remedy remedy = remedy(Set.of(Action.TRANSFER, Action.REPLENISH), store("a", 0, 0), supplier);
        assertThat(remedy.transfers()).isEmpty();
        assertThat(remedy.replenishments())
                .containsExactly(new Remedy.Replenishment(new NodeId("a"), Quantity.of(2), new NodeId("s")));
    }

    @Test
    void whatTheChannelKeepsUnsoldIsInNoStoreAndOnlyMoreOfItHelps() {
        Spots.Found found = new Spots.Found(List.of(store("a", 0, 5), store("b", 1, 5)), Quantity.of(1));
        Standing standing = Standing.of(TWO_IN_MOST, found);
        assertThat(standing.covered()).isZero();
        assertThat(standing.gaps()).extracting(Standing.Gap::missing).containsOnly(Quantity.of(1));
        Remedy remedy = Remedies.of(TWO_IN_MOST, Set.of(Action.TRANSFER, Action.REPLENISH), standing, found, CONFIG);
        assertThat(remedy.transfers()).isEmpty();
        assertThat(remedy.replenishments())
                .containsExactly(new Remedy.Replenishment(new NodeId("a"), Quantity.of(1), null));
        assertThat(Standing.of(TWO_IN_MOST, new Spots.Found(found.spots(), Quantity.of(2)))
                        .covered())
                .isEqualTo(2);
    }

    private static Remedy remedy(Set<Action> policy, Spot... spots) {
        return Remedies.of(TWO_IN_MOST, policy, standing(spots), new Spots.Found(List.of(spots), null), CONFIG);
    }

    private static Standing standing(Spot... spots) {
        return Standing.of(TWO_IN_MOST, new Spots.Found(List.of(spots), null));
    }

    private static double km(String a, double from, String b, double to) {
        Double km = store(a, from, 0).distanceTo(store(b, to, 0));
        return Math.round((km == null ? 0 : km) * 1000) / 1000.0;
    }

    private static Spot store(String node, double lat, long sellable) {
        return new Spot(new NodeId(node), Spot.Role.STORE, new Place(lat, 0), Quantity.of(sellable), 1);
    }

    private static Spot at(String node, double lat, long sellable) {
        return store(node, lat, sellable);
    }

    private static Spot depot(String node, double lat, long sellable) {
        return new Spot(new NodeId(node), Spot.Role.DEPOT, new Place(lat, 0), Quantity.of(sellable), 1);
    }
}
