package io.continuo.inventory.sourcing;

import static io.continuo.inventory.sourcing.Warehouse.fetched;
import static io.continuo.inventory.sourcing.Warehouse.parts;
import static io.continuo.inventory.sourcing.Warehouse.shipped;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Lines that are fetched and lines that are shipped compete for the same nodes. */
class FetchedAndShippedTogetherTest {

    private static final String SKU = "A";

    @Test
    void sitesThatShipGiveTogetherOnlyWhatShippingCanSpare() {
        Warehouse warehouse = new Warehouse()
                .node("one", Map.of(SKU, 3))
                .node("other", Map.of(SKU, 3))
                .node("kiosk", Map.of(SKU, 1))
                .pickupOnly("kiosk");

        Plan plan = warehouse.plan(Preferences.NONE, fetched("p", SKU, 4), shipped("s", SKU, 3));

        assertThat(plan.shippable()).isTrue();
        assertThat(parts(plan, "p")).containsExactlyInAnyOrder("one 3", "kiosk 1");
        assertThat(parts(plan, "s")).containsExactly("other 3");
    }

    @Property
    void aPlanIsFoundWhereverThereIsOne(@ForAll long seed) {
        Random random = new Random(seed);
        Nodes nodes = new Nodes(random);
        int toFetch = Math.max(1, nodes.that(nodes::offerPickup) - random.nextInt(4));
        int either = nodes.that(node -> nodes.offerPickup(node) || nodes.ship(node));
        int toShip = Math.max(1, Math.min(nodes.that(nodes::ship), either - toFetch) - random.nextInt(2));
        boolean possible = toFetch <= nodes.that(nodes::offerPickup)
                && toShip <= nodes.that(nodes::ship)
                && toFetch + toShip <= either;

        for (Strategy strategy : Strategy.values()) {
            Plan plan = nodes.warehouse()
                    .plan(Preferences.of(strategy, null), fetched("p", SKU, toFetch), shipped("s", SKU, toShip));
            assertThat(plan.shippable()).as(strategy + " " + nodes).isEqualTo(possible);
        }
    }

    /** A few nodes with a few units each, some to be had at once and some to come. */
    private static final class Nodes {

        private static final int BOTH = 0;
        private static final int PICKUP_ONLY = 1;

        private final List<Integer> kinds = new ArrayList<>();
        private final List<Integer> units = new ArrayList<>();
        private final List<Integer> toCome = new ArrayList<>();

        Nodes(Random random) {
            for (int i = 0; i < 2 + random.nextInt(4); i++) {
                kinds.add(Math.max(0, random.nextInt(4) - 1));
                units.add(random.nextInt(5));
                toCome.add(random.nextInt(3) == 0 ? random.nextInt(4) : 0);
            }
        }

        boolean offerPickup(int node) {
            return kinds.get(node) == BOTH || kinds.get(node) == PICKUP_ONLY;
        }

        boolean ship(int node) {
            return kinds.get(node) != PICKUP_ONLY;
        }

        int that(IntPredicate which) {
            return IntStream.range(0, kinds.size())
                    .filter(which)
                    .map(node -> units.get(node) + toCome.get(node))
                    .sum();
        }

        Warehouse warehouse() {
            Warehouse warehouse = new Warehouse();
            for (int i = 0; i < kinds.size(); i++) {
                String node = "n" + i;
                warehouse.node(node, Map.of(SKU, units.get(i)));
                if (toCome.get(i) > 0) {
                    warehouse.backorder(node, SKU, toCome.get(i));
                }
                if (!ship(i)) {
                    warehouse.pickupOnly(node);
                } else if (!offerPickup(i)) {
                    warehouse.shipOnly(node);
                }
            }
            return warehouse;
        }

        @Override
        public String toString() {
            return kinds + " " + units + " + " + toCome;
        }
    }
}
