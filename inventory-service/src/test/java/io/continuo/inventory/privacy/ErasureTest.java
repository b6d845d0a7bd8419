package io.continuo.inventory.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.continuo.events.CustomerId;
import io.continuo.events.EventJson;
import io.continuo.events.Identifier;
import io.continuo.events.PrivacyReceipt;
import io.continuo.events.PrivacyRequested;
import io.continuo.events.Topics;
import io.continuo.inventory.InventoryTest;
import io.continuo.inventory.Shop;
import io.continuo.localstack.testing.Tokens;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was held and promised stays, without the person; the ledger stays as it is. */
@InventoryTest
class ErasureTest {

    private static final Duration WITHIN = Duration.ofSeconds(30);

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String broker;

    @ConfigProperty(name = "continuo.topics.prefix")
    String prefix;

    private final Shop shop = new Shop();
    private final String customer = "c-" + UUID.randomUUID();
    private final String key = UUID.randomUUID().toString();
    private String reservation = "";
    private String sku = "";

    @BeforeEach
    void anaReserved() {
        sku = shop.item("X");
        shop.node("a", Map.of("location", Map.of("lat", 40.5, "lon", -3.6, "country", "ES")));
        shop.channel("web", List.of("a"), 0);
        shop.receive("X", "a", 9);
        reservation = reserve(key).statusCode(201).extract().path("id");
        Shop.keyed("ecommerce")
                .body(Map.of("orderId", shop.name("o"), "fulfilment", "pickup"))
                .post("/api/inventory/reservations/" + reservation + "/confirm")
                .then()
                .statusCode(201);
    }

    private ValidatableResponse reserve(String requestKey) {
        return Shop.as("ecommerce")
                .header("Idempotency-Key", requestKey)
                .body(Map.of(
                        "channel",
                        shop.name("web"),
                        "customerId",
                        customer,
                        "cart",
                        "cart-" + requestKey,
                        "lines",
                        List.of(shop.line("1", "X", 2))))
                .post("/api/inventory/reservations")
                .then();
    }

    @Test
    void theReservationStaysWithoutThePersonAndTheLedgerIsIntact() {
        PrivacyReceipt receipt = answerTo(ask(PrivacyRequested.Kind.ERASURE));

        assertThat(receipt.counts()).isEqualTo(Map.of("reservations", 1L, "promises", 1L));
        assertThat(receipt.logCleanBy()).isNull();
        shop.get("/api/inventory/reservations/" + reservation)
                .then()
                .statusCode(200)
                .body("state", equalTo("confirmed"))
                .body("customerId", nullValue())
                .body("cart", nullValue());
        Shop.as("platform").get("/api/inventory/stock/" + sku + "/proof").then().body("intact", is(true));
    }

    @Test
    void nobodyCanWorkOutWhereItWasToGo() {
        String near = Shop.keyed("ecommerce")
                .body(Map.of(
                        "channel",
                        shop.name("web"),
                        "customerId",
                        customer,
                        "cart",
                        "of-" + customer,
                        "strategy",
                        "nearest",
                        "destination",
                        Map.of("lat", 40.4, "lon", -3.7),
                        "lines",
                        List.of(shop.line("1", "X", 2))))
                .post("/api/inventory/reservations")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        String decisions = "/api/inventory/reservations/" + near + "/decisions";
        String distance = "items[0].decision.lines[0].choices[0].distanceKm";
        shop.get(decisions).then().body(distance, notNullValue());
        PrivacyRequested asked = ask(PrivacyRequested.Kind.EXPORT);
        answerTo(asked);
        export(asked.requestId(), "privacy:admin")
                .statusCode(200)
                .body("reservations[1].decisions[0].decision.lines[0].choices[0].distanceKm", notNullValue());

        answerTo(ask(PrivacyRequested.Kind.ERASURE));

        shop.get(decisions).then().statusCode(200).body(distance, nullValue()).body("items", hasSize(1));
        shop.get("/api/inventory/reservations/" + near)
                .then()
                .body("state", equalTo("held"))
                .body("cart", nullValue());
    }

    @Test
    void aRepeatedRequestIsAnsweredWithoutThePerson() {
        answerTo(ask(PrivacyRequested.Kind.ERASURE));

        reserve(key)
                .statusCode(201)
                .body("id", equalTo(reservation))
                .body("customerId", nullValue())
                .body("cart", nullValue());
    }

    @Test
    void whoeverStillUsesTheOldIdReservesForNobody() {
        answerTo(ask(PrivacyRequested.Kind.ERASURE));
        String late =
                reserve(UUID.randomUUID().toString()).statusCode(201).extract().path("id");

        shop.get("/api/inventory/reservations/" + late).then().body("customerId", nullValue());
    }

    @Test
    void aRequestThatComesAgainChangesNothing() {
        PrivacyRequested requested = ask(PrivacyRequested.Kind.ERASURE);
        send(requested);
        send(requested);

        assertThat(answerTo(requested).counts()).containsEntry("reservations", 1L);
    }

    @Test
    void anExportShowsReservationsAndPromisesForAWeek() {
        PrivacyRequested requested = ask(PrivacyRequested.Kind.EXPORT);
        answerTo(requested);

        export(requested.requestId(), "privacy:admin")
                .statusCode(200)
                .body("service", equalTo("inventory"))
                .body("reservations", hasSize(1))
                .body("reservations[0].orderId", equalTo(shop.name("o")))
                .body("reservations[0].lines", hasSize(1));
        answerTo(ask(PrivacyRequested.Kind.ERASURE));
        export(requested.requestId(), "privacy:admin").statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody-asked", "%20", "a%2Fb"})
    void anExportNobodyAskedForIsNotFound(String request) {
        export(request, "privacy:admin").statusCode(404);
    }

    @Test
    void othersMayNotSeeIt() {
        export("any", "inventory:read").statusCode(403);
    }

    private static ValidatableResponse export(String request, String scope) {
        return RestAssured.given()
                .urlEncodingEnabled(false)
                .auth()
                .oauth2(Tokens.withOnly(scope))
                .get("/api/privacy/exports/" + request + "/inventory")
                .then();
    }

    private PrivacyRequested ask(PrivacyRequested.Kind kind) {
        PrivacyRequested requested = new PrivacyRequested(
                UUID.randomUUID().toString(),
                kind,
                List.of(new CustomerId(customer)),
                List.of(Identifier.of("email", customer + "@example.com")),
                Instant.now());
        send(requested);
        return requested;
    }

    private void send(PrivacyRequested requested) {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker), new StringSerializer(), new StringSerializer())) {
            producer.send(
                    new ProducerRecord<>(Topics.PRIVACY.in(prefix), requested.requestId(), EventJson.write(requested)));
        }
    }

    private PrivacyReceipt answerTo(PrivacyRequested requested) {
        List<PrivacyReceipt> receipts = new ArrayList<>();
        Map<String, Object> settings = Map.of(
                "bootstrap.servers", broker, "group.id", UUID.randomUUID().toString(), "auto.offset.reset", "earliest");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of(Topics.PRIVACY_RECEIPTS.in(prefix)));
            await().atMost(WITHIN).until(() -> {
                consumer.poll(Duration.ofMillis(200))
                        .forEach(record -> receipts.add(EventJson.read(record.value(), PrivacyReceipt.class)));
                return receipts.stream().anyMatch(receipt -> receipt.requestId().equals(requested.requestId()));
            });
        }
        List<PrivacyReceipt> own = receipts.stream()
                .filter(receipt -> receipt.requestId().equals(requested.requestId()))
                .toList();
        assertThat(own).hasSize(1);
        return own.getFirst();
    }
}
