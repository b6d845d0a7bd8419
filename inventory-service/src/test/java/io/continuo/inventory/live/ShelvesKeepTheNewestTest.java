package io.continuo.inventory.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.inventory.catalog.Sku;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ShelvesKeepTheNewestTest {

    private static final long NOW = 1_000_000;

    private final Shelves shelves = new Shelves(new Sku("X"));

    @Test
    void newsInAnyOrderLeaveTheNewestVersionOfEachNode() {
        Random random = new Random(7);
        Map<Integer, Shelf> expected = new TreeMap<>();
        for (int i = 0; i < 5_000; i++) {
            int node = random.nextInt(200);
            Shelf shelf = shelf(random.nextInt(100), 1 + random.nextInt(1_000_000));
            Shelf known = expected.get(node);
            if (known == null || known.version() < shelf.version()) {
                expected.put(node, shelf);
            }
            shelves.put(node, shelf);
        }
        assertThat(seen(NOW)).isEqualTo(expected);
    }

    @Test
    void theStampChangesWithEveryChangeAndWithNothingElse() {
        assertThat(shelves.put(3, shelf(10, 1))).isTrue();
        long before = shelves.stamp(NOW);
        assertThat(shelves.put(3, shelf(10, 1))).isFalse();
        assertThat(shelves.put(3, shelf(99, 0))).isFalse();
        assertThat(shelves.stamp(NOW)).isEqualTo(before);
        assertThat(shelves.put(3, shelf(9, 2))).isTrue();
        assertThat(shelves.stamp(NOW)).isNotEqualTo(before);
    }

    @Test
    void aHoldThatIsOverStopsCountingAtItsInstantAndOnlyForTheVersionThatCountedIt() {
        shelves.put(1, shelf(5, 4));
        shelves.put(2, shelf(5, 4));
        shelves.expect(List.of(
                new Shelves.Expiring(2, 4, NOW, 3),
                new Shelves.Expiring(1, 4, NOW + 1, 2),
                new Shelves.Expiring(2, 3, NOW, 100)));
        long before = shelves.stamp(NOW);
        assertThat(seen(NOW).get(1).free()).isEqualTo(5);
        assertThat(seen(NOW).get(2).free()).isEqualTo(8);
        assertThat(shelves.stamp(NOW + 1)).isNotEqualTo(before);
        assertThat(seen(NOW + 1).get(1).free()).isEqualTo(7);
        shelves.put(1, shelf(7, 5));
        assertThat(seen(NOW + 1).get(1).free()).isEqualTo(7);
    }

    @Test
    void aCountForgetsWhatWasNotFoundBefore() {
        shelves.put(1, new Shelf(5, 0, 1, 100, new Shelf.Pulse(2, 3)));
        shelves.putCounters(1, new Shelf(4, 0, 2, 100, Shelf.Pulse.NONE));
        assertThat(seen(NOW).get(1).pulse()).isEqualTo(new Shelf.Pulse(2, 3));
        shelves.putCounters(1, new Shelf(4, 0, 3, 200, Shelf.Pulse.NONE));
        assertThat(seen(NOW).get(1).pulse()).isEqualTo(new Shelf.Pulse(2, 0));
    }

    private Map<Integer, Shelf> seen(long now) {
        Map<Integer, Shelf> seen = new TreeMap<>();
        shelves.visit(now, seen::put);
        return seen;
    }

    private static Shelf shelf(long free, long version) {
        return new Shelf(free, 0, version, 0, Shelf.Pulse.NONE);
    }
}
