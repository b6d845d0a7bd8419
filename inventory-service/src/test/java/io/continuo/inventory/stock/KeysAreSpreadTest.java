package io.continuo.inventory.stock;

import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Sku;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Plans look up every node for every line: keys that share their hash make that slow. */
class KeysAreSpreadTest {

    @Test
    void numberedSkusAtNumberedNodesHaveHashesOfTheirOwn() {
        long different = IntStream.range(0, 100)
                .boxed()
                .flatMap(sku -> IntStream.range(0, 1_000)
                        .mapToObj(node -> new StockKey(new Sku("SKU-" + sku), new NodeId("store-" + node))))
                .mapToInt(StockKey::hashCode)
                .distinct()
                .count();
        assertThat(different).isGreaterThan(99_000);
    }
}
