package io.continuo.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.is;

import io.continuo.events.EventJson;
import io.continuo.events.ListingBreach;
import io.continuo.events.PromiseChanged;
import io.continuo.events.Quantity;
import io.continuo.events.ReconciliationFinding;
import io.continuo.events.StockChanged;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@InventoryTest
class EventsTellWhatHappenedTest {

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    @ConfigProperty(name = "continuo.topics.prefix")
    String prefix;

    @Inject
    StockTables tables;

    private final Shop shop = new Shop();
    private final List<ConsumerRecord<String, String>> seen = new ArrayList<>();

    @Test
    void whatIsChangedIsNotReservedASecondTime() {
        shop.item("X");
        shop.node("a");
        shop.channel("web", List.of("a"), 0);
        shop.receive("X", "a", 5);
        String reservation =
                shop.reserve("web", List.of(shop.line("1", "X", 2))).path("id");
        Shop.as("ecommerce")
                .body(Map.of("lines", List.of(shop.line("1", "X", 3))))
                .patch("/api/inventory/reservations/" + reservation)
                .then()
                .statusCode(200);

        readUntil(reservation, 2, 3);
        List<PromiseChanged> promises = of(reservation, PromiseChanged.class);
        assertThat(promises.stream().map(PromiseChanged::state))
                .containsExactly(PromiseChanged.State.RESERVED, PromiseChanged.State.CHANGED);
        assertThat(promises.getLast().lines())
                .containsExactly(new PromiseChanged.Line("1", shop.name("X"), shop.name("a"), Quantity.of(3)));
    }

    @Test
    void whatAReconciliationFindsAndMendsIsTold() {
        String sku = shop.item("X");
        shop.node("a");
        shop.receive("X", "a", 5);
        tables.update("UPDATE stock SET blocked = 2 WHERE sku = ?", sku);
        Shop.as("platform")
                .body(Map.of("skus", List.of(sku), "repair", true))
                .post("/api/inventory/reconciliation")
                .then()
                .statusCode(200);

        readUntil(() -> findings(sku).size() >= 2);
        assertThat(findings(sku).stream().map(ReconciliationFinding::state))
                .containsExactly(ReconciliationFinding.State.FOUND, ReconciliationFinding.State.REPAIRED);
        ReconciliationFinding found = findings(sku).getFirst();
        assertThat(found.kind()).isEqualTo("counter");
        assertThat(found.counter()).isEqualTo("blocked");
        assertThat(found.expected()).isEqualTo(Quantity.ZERO);
        assertThat(found.found()).isEqualTo(Quantity.of(2));
    }

    private List<ReconciliationFinding> findings(String sku) {
        return records(sku).stream()
                .filter(record -> record.topic().endsWith("reconciliation.v1"))
                .map(record -> EventJson.read(record.value(), ReconciliationFinding.class))
                .toList();
    }

    @Test
    void aGuaranteeThatBreaksChangesAndIsKeptAgainIsTold() {
        String sku = shop.item("X");
        List.of("s1", "s2").forEach(store -> {
            shop.node(store);
            shop.receive("X", store, 2);
        });
        shop.channel("web", List.of("s1", "s2"), 0);
        threeInEveryStore();
        shop.receive("X", "s1", 1);
        threeInEveryStore();
        shop.receive("X", "s2", 1);
        threeInEveryStore();

        readUntil(() -> breaches(sku).size() >= 3);
        List<ListingBreach> told = breaches(sku);
        assertThat(told.stream().map(ListingBreach::state))
                .containsExactly(ListingBreach.State.OPENED, ListingBreach.State.CHANGED, ListingBreach.State.CLOSED);
        assertThat(told.stream().map(ListingBreach::covered)).containsExactly(0, 1, 1);
        assertThat(told.getFirst().shortNodes()).containsExactlyInAnyOrder(shop.name("s1"), shop.name("s2"));
        assertThat(told.get(1).shortNodes()).containsExactly(shop.name("s2"));
        assertThat(told.getLast().until()).isNotNull();
        assertThat(told.stream().map(ListingBreach::breachId).distinct()).hasSize(1);
    }

    /** Puts the listing, which is judged by that. */
    private void threeInEveryStore() {
        Shop.as("platform")
                .body(Map.of("listed", true, "guarantee", Map.of("minSellable", 3, "shareOfStores", 1)))
                .put("/api/inventory/listings/" + shop.name("web") + "/" + shop.name("X"))
                .then()
                .statusCode(anyOf(is(200), is(201)));
    }

    private List<ListingBreach> breaches(String sku) {
        return records(sku).stream()
                .filter(record -> record.topic().endsWith("listings.v1"))
                .map(record -> EventJson.read(record.value(), ListingBreach.class))
                .toList();
    }

    @Test
    void stockAndPromiseAreToldInTheirOrderWithTheirTrace() {
        shop.item("X");
        shop.node("a");
        shop.channel("ch-1a2b", List.of("a"), 0);
        shop.receive("X", "a", 5);
        String reservation = shop.reserve(Map.of(
                        "channel", shop.name("ch-1a2b"),
                        "customerId", "c-1",
                        "lines", List.of(shop.line("1", "X", 2))))
                .path("id");
        String trace = "00-" + UUID.randomUUID().toString().replace("-", "") + "-00f067aa0ba902b7-01";
        String promise = Shop.keyed("ecommerce")
                .header("traceparent", trace)
                .body(Map.of("orderId", "o-1", "fulfilment", "pickup"))
                .post("/api/inventory/reservations/" + reservation + "/confirm")
                .path("id");
        Shop.keyed("store-pos")
                .post("/api/inventory/promises/" + promise + "/fulfil")
                .then()
                .statusCode(200);

        readUntil(reservation, 3, 4);
        List<PromiseChanged> promises = of(reservation, PromiseChanged.class);
        assertThat(promises.stream().map(PromiseChanged::state))
                .containsExactly(
                        PromiseChanged.State.RESERVED, PromiseChanged.State.PROMISED, PromiseChanged.State.FULFILLED);
        PromiseChanged promised = promises.get(1);
        assertThat(promised.promiseId()).isEqualTo(promise);
        assertThat(promised.orderId()).isEqualTo("o-1");
        assertThat(promised.channel()).isEqualTo(shop.name("ch-1a2b"));
        assertThat(Objects.requireNonNull(promised.customerId()).value()).isEqualTo("c-1");
        assertThat(promised.lines())
                .containsExactly(new PromiseChanged.Line("1", shop.name("X"), shop.name("a"), Quantity.of(2)));

        List<StockChanged> stock = of(shop.name("X"), StockChanged.class);
        assertThat(stock.stream().map(StockChanged::version)).containsExactly(1L, 2L, 3L, 4L);
        assertThat(stock.getLast().onHand()).isEqualTo(Quantity.of(3));
        assertThat(stock.getLast().allocated()).isEqualTo(Quantity.ZERO);

        assertThat(records(reservation)).allSatisfy(record -> {
            assertThat(record.headers().lastHeader("id")).isNotNull();
            assertThat(record.headers().lastHeader("traceparent")).isNotNull();
        });
        assertThat(header(records(reservation).get(1), "traceparent")).contains(trace.substring(3, 35));
    }

    private void readUntil(String key, int promises, int changes) {
        readUntil(
                () -> records(key).size() >= promises && records(shop.name("X")).size() >= changes);
    }

    private void readUntil(BooleanSupplier enough) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                broker,
                ConsumerConfig.GROUP_ID_CONFIG,
                UUID.randomUUID().toString(),
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                "earliest");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(
                    prefix + "stock.v1", prefix + "promises.v1", prefix + "reconciliation.v1", prefix + "listings.v1"));
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(seen::add);
                return enough.getAsBoolean();
            });
        }
    }

    private List<ConsumerRecord<String, String>> records(String key) {
        return seen.stream().filter(record -> record.key().equals(key)).toList();
    }

    private <T> List<T> of(String key, Class<T> type) {
        return records(key).stream()
                .map(record -> EventJson.read(record.value(), type))
                .toList();
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
