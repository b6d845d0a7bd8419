package io.continuo.inventory;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Goods that leave while others of the same reference arrive stay on their way. */
@InventoryTest
class TransfersThatMeetTest {

    private static final Duration WITHIN = Duration.ofSeconds(20);
    private static final String WAITING =
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";

    @Inject
    DataSource database;

    @Inject
    StockTables tables;

    private final Shop shop = new Shop();

    @BeforeEach
    void twoStores() {
        shop.item("X");
        shop.node("a");
        shop.node("b");
        shop.receive("X", "a", 10);
    }

    @Test
    void whatLeavesWhileTheLastOfItArrivesIsNotLost() throws SQLException {
        shop.move(transfer("transfer_out", "a", 5)).then().statusCode(201);
        CompletableFuture<Response> leaving;
        try (Connection arriving = database.getConnection()) {
            arriving.setAutoCommit(false);
            run(arriving, "SELECT 1 FROM transfer WHERE sku = ? FOR UPDATE");
            leaving = CompletableFuture.supplyAsync(() -> shop.move(transfer("transfer_out", "a", 3)));
            await().atMost(WITHIN).until(() -> tables.count(WAITING) > 0);
            run(arriving, "DELETE FROM transfer WHERE sku = ?");
            arriving.commit();
        }
        leaving.join().then().statusCode(201);
        shop.get("/api/inventory/transfers?sku=" + shop.name("X")).then().body("items.inTransit", contains(3));
        shop.move(transfer("transfer_in", "b", 3)).then().statusCode(201).body("stock.onHand", is(3));
    }

    private Map<String, ?> transfer(String type, String node, int quantity) {
        return Map.of("type", type, "sku", shop.name("X"), "node", shop.name(node), "quantity", quantity);
    }

    private void run(Connection connection, String statement) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            prepared.setString(1, shop.name("X"));
            prepared.execute();
        }
    }
}
