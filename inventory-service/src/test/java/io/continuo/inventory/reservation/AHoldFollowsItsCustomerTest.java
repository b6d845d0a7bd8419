package io.continuo.inventory.reservation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.continuo.events.CustomerId;
import io.continuo.events.EventJson;
import io.continuo.events.Identifier;
import io.continuo.events.IdentifierMapped;
import io.continuo.events.Topics;
import io.continuo.inventory.InventoryTest;
import io.continuo.inventory.Shop;
import io.continuo.inventory.StockTables;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From the web cart to the store desk to the till: held longer, of other lines, and found under whatever name. */
@InventoryTest
class AHoldFollowsItsCustomerTest {

    private static final String RESERVATIONS = "/api/inventory/reservations/";
    private static final Duration WITHIN = Duration.ofSeconds(20);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    @ConfigProperty(name = "continuo.topics.prefix")
    String prefix;

    @Inject
    StockTables tables;

    private final Shop shop = new Shop();
    private final String ana = "ana-" + UUID.randomUUID();
    private final Identifier card = Identifier.of("loyalty_card", "card-" + UUID.randomUUID());
    private String reservation = "";

    @BeforeEach
    void anaReserved() {
        shop.item("X");
        shop.item("Y");
        shop.node("a");
        shop.node("b");
        shop.channel("web", List.of("a", "b"), 0);
        shop.receive("X", "a", 3);
        shop.receive("X", "b", 4);
        shop.receive("Y", "b", 2);
        reservation = shop.reserve(Map.of(
                        "channel",
                        shop.name("web"),
                        "customerId",
                        ana,
                        "ttl",
                        "PT5M",
                        "lines",
                        List.of(shop.line("1", "X", 4), shop.line("2", "Y", 1))))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    @AfterEach
    void theBooksAgree() {
        tables.checkInvariants(List.of(shop.name("X"), shop.name("Y")));
    }

    @Test
    void moreLessAndOtherLinesMoveTheDifferenceAlone() {
        change(Map.of("lines", List.of(shop.line("1", "X", 6), shop.line("3", "Y", 2))))
                .statusCode(200)
                .body("lines.line", contains("1", "3"))
                .body("lines[0].quantity", is(6))
                .header("ETag", equalTo("\"4\""));
        assertThat(reserved("X")).isEqualTo(6);
        assertThat(reserved("Y")).isEqualTo(2);
        assertThat(tables.count(
                        "SELECT count(*) FROM ledger WHERE sku = ? AND node = ?", shop.name("X"), shop.name("a")))
                .as("what stays where it is leaves no trace")
                .isEqualTo(2);
        shop.get(RESERVATIONS + reservation + "/decisions")
                .then()
                .statusCode(200)
                .body("items.cause", contains("reserved", "changed"))
                .body("items[0].decision.lines[0].choices.reason", contains("first_by_priority", "next_in_order"))
                .body("items[1].decision.strategy", equalTo("priority"));
    }

    @Test
    void whatCannotBeHadChangesNothing() {
        change(Map.of("lines", List.of(shop.line("1", "X", 8), shop.line("2", "Y", 1))))
                .statusCode(409)
                .body("type", endsWith("insufficient-stock"))
                .body("lines[0].requested", is(8))
                .body("lines[0].available", is(7));
        assertThat(reserved("X")).isEqualTo(4);
        change(Map.of("lines", List.of(shop.line("1", "X", 7)))).statusCode(200);
        assertThat(reserved("Y")).isZero();
    }

    @Test
    void itHoldsLongerAndForSomebodyElseUnlessItWasChangedMeanwhile() {
        Response before = shop.get(RESERVATIONS + reservation);
        Instant until = Instant.parse(before.path("expiresAt"));
        change(Map.of("ttl", "PT2H")).statusCode(200);
        assertThat(Instant.parse(shop.get(RESERVATIONS + reservation).path("expiresAt")))
                .isAfter(until.plus(Duration.ofMinutes(100)));
        Shop.as("store-pos")
                .header("If-Match", before.header("ETag"))
                .body(Map.of("customerId", "till"))
                .patch(RESERVATIONS + reservation)
                .then()
                .statusCode(412);
        change(Map.of("customerId", "till-" + ana)).statusCode(200).body("customerId", equalTo("till-" + ana));
        of("customerId=till-" + ana).body("items.id", contains(reservation));
        of("customerId=" + ana).body("items", empty());
    }

    @Test
    void aWebCartIsFoundBeforeAndAfterItsBrowserIsSomebody() {
        Identifier browser = Identifier.of("anonymous_id", "browser-" + UUID.randomUUID());
        String cart = shop.reserve(Map.of(
                        "channel",
                        shop.name("web"),
                        "identifier",
                        Map.of("type", "anonymous_id", "value", browser.value()),
                        "lines",
                        List.of(shop.line("1", "X", 1))))
                .then()
                .statusCode(201)
                .body("customerId", nullValue())
                .extract()
                .path("id");
        of("identifier=" + browser.key()).body("items.id", contains(cart));
        tell(browser, ana, 20);
        await().atMost(WITHIN)
                .untilAsserted(() -> of("customerId=" + ana).body("items.id", contains(cart, reservation)));
        shop.get(RESERVATIONS + cart).then().body("customerId", equalTo(ana));
    }

    @Test
    void whatIsGivenBackCannotBeChanged() {
        Shop.as("ecommerce").delete(RESERVATIONS + reservation).then().statusCode(204);
        change(Map.of("ttl", "PT2H")).statusCode(409).body("type", endsWith("reservation-not-held"));
    }

    @Test
    void whoIsMergedIsFoundUnderEveryIdAndWhoIsPartedIsOneselfAgain() {
        String survivor = "survivor-" + ana;
        tell(card, ana, 10);
        of("identifier=" + card.key()).body("items.id", contains(reservation));
        tell(Identifier.ofCustomer(new CustomerId(ana)), survivor, 11);
        tell(card, survivor, 12);
        await().atMost(WITHIN).untilAsserted(() -> {
            of("customerId=" + survivor)
                    .body("items.id", contains(reservation))
                    .body("items[0].customerId", equalTo(survivor));
            of("customerId=" + ana).body("items", hasSize(1));
            of("identifier=" + card.key()).body("items", hasSize(1));
        });
        tell(Identifier.ofCustomer(new CustomerId(ana)), ana, 13);
        await().atMost(WITHIN).untilAsserted(() -> of("customerId=" + survivor).body("items", empty()));
        of("customerId=" + ana).body("items[0].customerId", equalTo(ana));
    }

    @Test
    void whatWasPromisedIsFoundUnderEveryIdAndNameToo() {
        String survivor = "survivor-" + ana;
        Identifier browser = Identifier.of("anonymous_id", "browser-" + UUID.randomUUID());
        Map<String, String> name = Map.of("type", "anonymous_id", "value", browser.value());
        List<String> all = List.of(
                promised(reservation), promised(held("customerId", survivor)), promised(held("identifier", name)));
        tell(browser, survivor, 30);
        tell(Identifier.ofCustomer(new CustomerId(ana)), survivor, 31);
        await().atMost(WITHIN).untilAsserted(() -> {
            promisesOf(survivor).body("items.id", containsInAnyOrder(all.toArray()));
            promisesOf(ana).body("items.id", containsInAnyOrder(all.toArray()));
        });
    }

    private String held(String field, Object whose) {
        return shop.reserve(Map.of("channel", shop.name("web"), field, whose, "lines", List.of(shop.line("1", "X", 1))))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String promised(String held) {
        return Shop.keyed("ecommerce")
                .body(Map.of("orderId", "o-" + held, "fulfilment", "ship"))
                .post(RESERVATIONS + held + "/confirm")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private ValidatableResponse promisesOf(String customer) {
        return shop.get("/api/inventory/promises?customerId=" + customer).then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {}                                                    | /
                    {"ttl":"PT0S"}                                        | /ttl
                    {"lines":[]}                                          | /lines
                    {"lines":[{"line":"1","sku":"s","quantity":0}]}       | /lines/0/quantity
                    {"ttl":"PT1M","customerId":""}                        | /customerId
                    {"ttl":"PT1M","split":{"maxPackages":0}}              | /split/maxPackages
                    {"ttl":"PT1M","strategy":"nearest"}                   | /destination
                    """)
    void aChangeThatIsNoneIsRefused(String body, String pointer) {
        Shop.as("ecommerce")
                .body(body)
                .patch(RESERVATIONS + reservation)
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem(pointer));
    }

    @Test
    void nobodyIsAskedForWithoutAName() {
        of("limit=3", 400);
        of("identifier=loyalty_card", 400);
        of("identifier=" + card.key()).body("items", empty());
        shop.get(RESERVATIONS + "nobody/decisions").then().statusCode(404);
        Shop.as("ecommerce")
                .body(Map.of("ttl", "PT1M"))
                .patch(RESERVATIONS + "nobody")
                .then()
                .statusCode(404);
    }

    private ValidatableResponse change(Map<String, ?> body) {
        return Shop.as("store-pos").body(body).patch(RESERVATIONS + reservation).then();
    }

    private ValidatableResponse of(String query) {
        return of(query, 200);
    }

    private ValidatableResponse of(String query, int status) {
        return shop.get("/api/inventory/reservations?" + query).then().statusCode(status);
    }

    private long reserved(String sku) {
        return tables.count("SELECT sum(reserved) FROM stock WHERE sku = ?", shop.name(sku));
    }

    /** And waits until the service knows. */
    private void tell(Identifier identifier, String customer, long version) {
        IdentifierMapped mapped = new IdentifierMapped(identifier, new CustomerId(customer), version, Instant.now());
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker), new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(Topics.IDENTITIES.in(prefix), mapped.logKey(), EventJson.write(mapped)));
        }
        await().atMost(WITHIN)
                .until(() -> tables.count(
                                "SELECT (SELECT count(*) FROM identifier_owner WHERE version >= ?) +"
                                        + " (SELECT count(*) FROM customer_alias WHERE version >= ?)",
                                version,
                                version)
                        > 0);
    }
}
