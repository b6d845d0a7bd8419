package io.continuo.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@InventoryTest
class TheLedgerProvesTheStockTest {

    @Inject
    StockTables tables;

    @Inject
    MovableClock clock;

    private final Shop shop = new Shop();
    private String sku = "";

    @BeforeEach
    void history() {
        sku = shop.item("X");
        shop.node("a");
        shop.node("b");
        shop.channel("web", List.of("a", "b"), 0);
        shop.receive("X", "a", 10);
        shop.receive("X", "b", 2.5);
        shop.move("sale", "X", "a", 1).then().statusCode(201);
        shop.reserve("web", List.of(shop.line("1", "X", 4))).then().statusCode(201);
    }

    @Test
    void anUntouchedLedgerIsIntact() {
        proof().body("intact", is(true))
                .body("nodes", hasSize(2))
                .body("nodes.broken", contains(nullValue(), nullValue()));
    }

    @Test
    void theLedgerRefusesToBeChanged() {
        assertThatThrownBy(() -> tables.update("UPDATE ledger SET reason = 'x' WHERE sku = ?", sku))
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> tables.update("DELETE FROM ledger WHERE sku = ?", sku))
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> tables.update("TRUNCATE ledger")).hasMessageContaining("append-only");
    }

    @Test
    void aChangedAmountBreaksTheChainWhereItStands() {
        tables.tamper("UPDATE ledger SET on_hand = -2 WHERE sku = ? AND node = ? AND seq = 2", sku, shop.name("a"));
        brokenAt(2, "the row was changed");
    }

    @Test
    void aChangedWordBreaksTheChainWhereItStands() {
        tables.tamper("UPDATE ledger SET reason = 'theft' WHERE sku = ? AND node = ? AND seq = 1", sku, shop.name("a"));
        brokenAt(1, "the row was changed");
    }

    @Test
    void aWordThisServiceNeverWritesBreaksTheChain() {
        tables.tamper("UPDATE ledger SET cause = 'gift' WHERE sku = ? AND node = ? AND seq = 2", sku, shop.name("a"));
        brokenAt(2, "the row cannot be read");
    }

    @Test
    void aMissingRowBreaksTheChainWhereItWas() {
        tables.tamper("DELETE FROM ledger WHERE sku = ? AND node = ? AND seq = 2", sku, shop.name("a"));
        brokenAt(2, "the row is missing");
    }

    @Test
    void aMissingLastRowIsNoticed() {
        tables.tamper("DELETE FROM ledger WHERE sku = ? AND node = ? AND seq = 3", sku, shop.name("a"));
        brokenAt(3, "the chain does not end where the counters say");
    }

    @Test
    void changedCountersAreNoticed() {
        tables.update("UPDATE stock SET on_hand = 8 WHERE sku = ? AND node = ?", sku, shop.name("a"));
        brokenAt(3, "the counters are not the sum of the ledger");
    }

    @Test
    void thePastIsReplayedToAnyInstant() {
        Instant before = clock.instant();
        clock.forward(Duration.ofHours(1));
        shop.move("count", "X", "a", 3).then().statusCode(201);
        state("?node=" + shop.name("a")).body("nodes[0].onHand", is(3)).body("nodes[0].version", is(4));
        state("?node=" + shop.name("a") + "&asOf=" + before)
                .body("nodes[0].onHand", is(9))
                .body("nodes[0].reserved", is(4))
                .body("nodes[0].version", is(3));
        state("?asOf=2020-01-01T00:00:00Z").body("nodes", hasSize(0));
    }

    @Test
    void theLedgerIsReadInPages() {
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonPath page = shop.get("/api/inventory/stock/" + sku + "/ledger?limit=2" + cursor)
                    .jsonPath();
            assertThat(page.getList("items").size()).isLessThanOrEqualTo(2);
            seen.addAll(page.getList("items.cause"));
            cursor = page.get("next") == null ? "" : "&cursor=" + page.getString("next");
        } while (!cursor.isEmpty());
        assertThat(seen).containsExactly("receive", "sale", "reserve", "receive");
    }

    private ValidatableResponse state(String query) {
        return shop.get("/api/inventory/stock/" + sku + query).then().statusCode(200);
    }

    private ValidatableResponse proof() {
        return shop.get("/api/inventory/stock/" + sku + "/proof").then().statusCode(200);
    }

    private void brokenAt(int seq, String why) {
        proof().body("intact", is(false))
                .body("nodes[0].node", is(shop.name("a")))
                .body("nodes[0].intact", is(false))
                .body("nodes[0].broken.seq", is(seq))
                .body("nodes[0].broken.why", is(why))
                .body("nodes[1].intact", is(true))
                .body("nodes[1].counters", notNullValue());
    }
}
