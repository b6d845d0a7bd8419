package io.continuo.inventory.reservation;

import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.events.PromiseChanged.Fulfilment;
import io.continuo.events.Quantity;
import io.continuo.inventory.catalog.ChannelId;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Sku;
import io.continuo.inventory.reservation.Terms.Part;
import io.continuo.inventory.sourcing.Demand;
import io.continuo.inventory.stock.StockChange;
import io.continuo.inventory.stock.StockKey;
import java.time.Instant;
import java.util.List;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;

class OnlyTheDifferenceMovesTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private static final BiPredicate<Demand, NodeId> ANYWHERE = (demand, node) -> true;

    @Test
    void whatStaysWantedStaysWhereItIs() {
        Delta delta = Delta.between(
                List.of(part("l", "X", "a", 2), part("l", "X", "b", 5)), List.of(wanted("l", "X", 9)), ANYWHERE);
        assertThat(delta.kept()).containsExactlyInAnyOrder(part("l", "X", "a", 2), part("l", "X", "b", 5));
        assertThat(delta.more()).containsExactly(wanted("l", "X", 2));
    }

    @Test
    void theSmallestPartIsGivenBackFirst() {
        Delta delta = Delta.between(
                List.of(part("l", "X", "a", 2), part("l", "X", "b", 5)), List.of(wanted("l", "X", 6)), ANYWHERE);
        assertThat(delta.kept()).containsExactlyInAnyOrder(part("l", "X", "b", 5), part("l", "X", "a", 1));
        assertThat(delta.more()).isEmpty();
    }

    @Test
    void aLineOfAnotherArticleOrNodeBeginsAnew() {
        Demand atB = new Demand("l", new Sku("X"), Quantity.of(2), new NodeId("b"));
        assertThat(Delta.between(List.of(part("l", "X", "a", 2)), List.of(atB), ANYWHERE)
                        .more())
                .containsExactly(atB);
        assertThat(Delta.between(List.of(part("l", "X", "a", 2)), List.of(wanted("l", "Y", 2)), ANYWHERE)
                        .kept())
                .isEmpty();
    }

    @Test
    void whatCannotReachTheCustomerFromThereIsSoughtElsewhere() {
        Demand fetched = new Demand("l", new Sku("X"), Quantity.of(5), null, Fulfilment.PICKUP, null);
        Delta delta = Delta.between(
                List.of(part("l", "X", "dc", 3), part("l", "X", "store", 2)),
                List.of(fetched),
                (demand, node) -> demand.pickup() && node.value().equals("store"));
        assertThat(delta.kept()).containsExactly(part("l", "X", "store", 2));
        assertThat(delta.more()).containsExactly(fetched.of(Quantity.of(3)));
    }

    @Test
    void aRowThatGivesAndTakesMovesByTheDifferenceAndGivingComesFirst() {
        Terms before = terms(List.of(part("1", "X", "a", 2), part("2", "Y", "a", 3)));
        List<Part> after = List.of(part("1", "X", "a", 1), part("3", "X", "a", 4));
        List<StockChange> changes = Delta.changes(before, after, "shop");
        assertThat(changes)
                .extracting(change -> change.key().sku() + " " + change.by().reserved() + " "
                        + change.cause().kind().wireName())
                .containsExactly("Y -3 release", "X 3 reserve");
        assertThat(Delta.changes(before, before.parts(), "shop")).isEmpty();
    }

    private static Terms terms(List<Part> parts) {
        return new Terms(
                new ReservationId("r"),
                new ChannelId("web"),
                null,
                null,
                null,
                parts,
                NOW,
                NOW.plusSeconds(60),
                0,
                null);
    }

    private static Demand wanted(String line, String sku, int units) {
        return new Demand(line, new Sku(sku), Quantity.of(units), null);
    }

    private static Part part(String line, String sku, String node, int units) {
        return new Part(line, new StockKey(new Sku(sku), new NodeId(node)), Quantity.of(units));
    }
}
