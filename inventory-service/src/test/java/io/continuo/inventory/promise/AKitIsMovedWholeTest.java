package io.continuo.inventory.promise;

import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.events.PromiseChanged;
import io.continuo.events.Quantity;
import io.continuo.inventory.Outcome;
import io.continuo.inventory.Rejected;
import io.continuo.inventory.catalog.ChannelId;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Sku;
import io.continuo.inventory.reservation.ReservationId;
import io.continuo.inventory.sourcing.KitLine;
import io.continuo.inventory.stock.StockKey;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is done to a kit is done to all of its components, in whole kits. */
class AKitIsMovedWholeTest {

    private static final StockKey ROPE = new StockKey(new Sku("ROPE"), new NodeId("store"));
    private static final StockKey HOOK = new StockKey(new Sku("HOOK"), new NodeId("store"));

    @Test
    void itsComponentsGoTogether() {
        assertThat(promise().fulfil(List.of(new Ask("k", Quantity.of(1), null))))
                .isInstanceOfSatisfying(
                        Outcome.Accepted.class,
                        done -> assertThat(((Progress) done.value()).moves())
                                .extracting(Move::quantity)
                                .containsExactly(Quantity.of("0.001"), Quantity.of(2)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.5", "0.001", "1.5"})
    void aPartOfOneIsRefused(String kits) {
        assertThat(promise().fulfil(List.of(new Ask("k", Quantity.of(kits), null))))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.reason()).isInstanceOf(Rejected.NoKit.class));
    }

    private static Promise.Open promise() {
        return new Promise.Open(
                new Promise.Order(
                        new PromiseId("p"),
                        new ReservationId("r"),
                        new ChannelId("web"),
                        null,
                        "order",
                        PromiseChanged.Fulfilment.SHIP,
                        Instant.EPOCH,
                        null,
                        null),
                List.of(part(ROPE, "0.001"), part(HOOK, "2")));
    }

    private static PromisePart part(StockKey key, String each) {
        KitLine line = new KitLine("k", new Sku("KIT"), key.sku(), Quantity.of(each));
        return PromisePart.open(line.name(), key, line.of(Quantity.of(2)));
    }
}
