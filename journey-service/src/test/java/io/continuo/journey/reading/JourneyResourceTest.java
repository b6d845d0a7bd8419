package io.continuo.journey.reading;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.continuo.events.CaseChanged;
import io.continuo.events.CustomerId;
import io.continuo.events.Identifier;
import io.continuo.events.PrivacyRequested;
import io.continuo.events.PromiseChanged;
import io.continuo.journey.JourneyServiceTest;
import io.continuo.journey.Published;
import io.continuo.localstack.testing.Tokens;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From events on the broker to answers over HTTP. */
@JourneyServiceTest
class JourneyResourceTest {

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @ConfigProperty(name = "continuo.topics.prefix")
    String prefix;

    private Published published;
    private Identifier device;
    private Identifier card;

    @BeforeEach
    void theFridgeStory() {
        published = new Published(kafka, prefix);
        device = published.identifier("anonymous_id", "device");
        card = published.identifier("loyalty_card", "card");
        published.touchpoint("order", "Order Completed", "store", "2026-03-05T11:30:00Z", card, order());
        published.touchpoint("view", "Product Viewed", "web", "2026-03-01T10:05:00Z", device, Map.of());
        published.touchpoint("visit", "Store Visited", "store", "2026-03-05T10:05:00Z", card, Map.of());
        published.touchpoint("post", "Page Viewed", "web", "2026-03-01T10:00:00Z", device, fromFacebook());
        published.touchpoint("call", "Case Opened", "call_center", "2026-04-05T10:00:00Z", card, Map.of());
        published.map(device, "ana");
        published.map(card, "ana");
        published.promise("order", "ana", PromiseChanged.State.PROMISED, "2026-03-05T11:31:00Z");
        published.promise("order", "ana", PromiseChanged.State.FULFILLED, "2026-03-05T11:40:00Z");
        eventually(() -> journey("ana")
                .body("touchpoints", hasSize(7))
                .body("purchases[0].promise.state", equalTo("fulfilled")));
    }

    @AfterEach
    void close() {
        published.close();
    }

    private Map<String, Object> order() {
        return Map.of("order_id", published.unique("order"), "revenue", 809.1, "currency", "EUR");
    }

    private static Map<String, Object> fromFacebook() {
        return Map.of(
                "campaign",
                Map.of("source", "facebook", "medium", "social", "name", "spring-fridge"),
                "referrer",
                "https://www.facebook.com/");
    }

    @Test
    void oneJourneyRunsOverAllChannelsAndStages() {
        journey("ana")
                .body("customerId", equalTo(published.unique("ana")))
                .body("stage", equalTo("service"))
                .body("channels", contains("web", "store", "call_center"))
                .body(
                        "touchpoints.stage",
                        contains(
                                "awareness",
                                "consideration",
                                "consideration",
                                "purchase",
                                "purchase",
                                "purchase",
                                "service"))
                .body("touchpoints[0].id", equalTo(published.unique("post")))
                .body("touchpoints[0].campaign.source", equalTo("facebook"))
                .body("touchpoints[0].referrer", equalTo("https://www.facebook.com/"))
                .body("touchpoints[0].source", equalTo("demo"))
                .body("touchpoints[0].occurredAt", equalTo("2026-03-01T10:00:00Z"))
                .body("touchpoints[0].identity.identifierType", equalTo("anonymous_id"))
                .body(
                        "touchpoints.kind",
                        contains("contact", "contact", "contact", "contact", "promise", "promise", "contact"))
                .body("truncated", equalTo(false))
                .body("stageRules", greaterThan(0))
                .body("mapVersion", greaterThan(0))
                .body("asOf", notNullValue())
                .body("next", nullValue());
    }

    @Test
    void casesAnswersAndWaitsAreOnTheJourney() {
        Identifier card = published.identifier("loyalty_card", "eva");
        published.touchpoint("eva-visit", "Store Visited", "store", "2026-03-01T09:00:00Z", card, Map.of());
        published.caseChanged("case", 1, CaseChanged.Change.OPENED, card, "2026-03-01T10:00:00Z");
        published.caseChanged("case", 2, CaseChanged.Change.ESCALATED, card, "2026-03-01T11:00:00Z");
        published.caseChanged("case", 3, CaseChanged.Change.RESOLVED, card, "2026-03-01T12:00:00Z");
        published.feedback("answer", "csat", 4, card, "2026-03-02T12:00:00Z");
        published.map(card, "eva");
        eventually(() -> journey("eva")
                .body("touchpoints.type", contains("Store Visited", "Case Opened", "Case Resolved", "Feedback Given"))
                .body("touchpoints.wait", contains(null, "PT1H", "PT2H", "PT24H"))
                .body("touchpoints[0].identity.confidence", equalTo("high"))
                .body("cases[0].state", equalTo("resolved"))
                .body("cases[0].firstResponseAt", equalTo("2026-03-01T12:00:00Z"))
                .body("cases[0].dissatisfied", equalTo(true))
                .body("feedback[0].score", equalTo(4)));
    }

    @Test
    void handoffsSayFromWhereToWhereAndHowLongTheCustomerWaited() {
        journey("ana")
                .body("handoffs", hasSize(2))
                .body("handoffs[0].from", equalTo("web"))
                .body("handoffs[0].to", equalTo("store"))
                .body("handoffs[0].at", equalTo("2026-03-05T10:05:00Z"))
                .body("handoffs[0].wait", equalTo("PT96H"))
                .body("handoffs[0].touchpointId", equalTo(published.unique("visit")))
                .body("handoffs[1].to", equalTo("call_center"));
    }

    @Test
    void purchasesCarryTheirMoneyAndTheirPromise() {
        journey("ana")
                .body("purchases", hasSize(1))
                .body("purchases[0].orderId", equalTo(published.unique("order")))
                .body("purchases[0].at", equalTo("2026-03-05T11:30:00Z"))
                .body("purchases[0].channel", equalTo("store"))
                .body("purchases[0].revenue", equalTo(809.1f))
                .body("purchases[0].currency", equalTo("EUR"))
                .body("purchases[0].touchpointId", equalTo(published.unique("order")));
    }

    @Test
    void theEvidenceOfAPurchaseBeginsWithTheFacebookPost() {
        evidence("order")
                .body("orderId", equalTo(published.unique("order")))
                .body("customerId", equalTo(published.unique("ana")))
                .body("touchpoints.type", contains("Page Viewed", "Product Viewed", "Store Visited", "Order Completed"))
                .body("touchpoints[0].campaign.source", equalTo("facebook"))
                .body("touchpoints[0].identity.identifierType", equalTo("anonymous_id"))
                .body("touchpoints[3].identity.identifierType", equalTo("loyalty_card"))
                .body("touchpoints[3].identity.mapVersion", greaterThan(0))
                .body("mapVersion", greaterThan(0))
                .body("asOf", notNullValue());
    }

    @Test
    void aMergedIdAnswersWithItsSurvivorAndTheUndoGivesBothBack() {
        Identifier phone = published.identifier("phone", "1");
        published.touchpoint("sms", "SMS Clicked", "sms", "2026-02-01T10:00:00Z", phone, Map.of());
        published.map(phone, "double");
        eventually(() -> journey("double").body("touchpoints", hasSize(1)));

        published.map(phone, "ana");
        published.merge("double", "ana");
        eventually(() -> journey("double")
                .body("customerId", equalTo(published.unique("ana")))
                .body("touchpoints", hasSize(8))
                .body("touchpoints[0].id", equalTo(published.unique("sms"))));

        published.map(phone, "double");
        eventually(() -> journey("double")
                .body("customerId", equalTo(published.unique("double")))
                .body("touchpoints", hasSize(1)));
        journey("ana").body("touchpoints", hasSize(7));
    }

    @Test
    void anErasedCustomerIsUnknown() {
        published.erase("erasure", List.of("ana"), device, card);

        eventually(
                () -> ask("/api/journeys/customers/" + published.unique("ana")).statusCode(404));
        eventually(() -> ask("/api/journeys/purchases/" + published.unique("order") + "/evidence")
                .statusCode(404));
    }

    @Test
    void anExportHoldsEveryTouchpointOfThePerson() {
        published.ask(PrivacyRequested.Kind.EXPORT, "export", List.of("ana"), device, card);

        eventually(() -> as("privacy:admin", "/api/privacy/exports/" + published.unique("export") + "/journey")
                .statusCode(200)
                .body("service", equalTo("journey"))
                .body("journeys", hasSize(1))
                .body("journeys[0].touchpoints.id", hasItem(published.unique("order"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody-asked", "%20", "a%2Fb"})
    void anExportNobodyAskedForIsNotFound(String request) {
        as("privacy:admin", "/api/privacy/exports/" + request + "/journey").statusCode(404);
    }

    @Test
    void anExportIsForThePrivacyAdministratorOnly() {
        as("journeys:read", "/api/privacy/exports/any/journey").statusCode(403);
    }

    @Test
    void aLongJourneyIsReadBackwardsPageByPage() {
        String path = "/api/journeys/customers/" + published.unique("ana") + "?limit=3";
        String next = ask(path)
                .statusCode(200)
                .body("touchpoints.type", contains("Promise Made", "Promise Fulfilled", "Case Opened"))
                .body("handoffs", hasSize(1))
                .body("channels", hasSize(3))
                .extract()
                .path("next");
        String last = ask(path + "&cursor=" + next)
                .body("touchpoints.type", contains("Product Viewed", "Store Visited", "Order Completed"))
                .body("purchases", hasSize(1))
                .extract()
                .path("next");
        ask(path + "&cursor=" + last).body("touchpoints", hasSize(1)).body("next", nullValue());
    }

    @Test
    void evidenceIsReadForwardsPageByPage() {
        String path = "/api/journeys/purchases/" + published.unique("order") + "/evidence?limit=3";
        String next = ask(path).body("touchpoints", hasSize(3)).extract().path("next");
        ask(path + "&cursor=" + next)
                .body("touchpoints.type", contains("Order Completed"))
                .body("next", nullValue());
    }

    @Test
    void noValueOfAnIdentifierIsShown() {
        journey("ana");
        given().auth()
                .oauth2(Tokens.of("platform"))
                .get("/api/journeys/customers/" + published.unique("ana"))
                .then()
                .body(not(containsString(card.value())));
    }

    @Test
    void aTouchpointIsVisibleAfterItWasPublished() {
        published.touchpoint("late", "Page Viewed", "web", "2026-05-01T10:00:00Z", device, Map.of());
        eventually(() -> journey("ana").body("touchpoints", hasSize(8)));
    }

    @Test
    void whoWasCreatedAMomentAgoHasAJourney() {
        long time = Instant.now().toEpochMilli();
        UUID ordered = new UUID(time << Short.SIZE | 0x7000, UUID.randomUUID().getLeastSignificantBits());
        CustomerId id = new CustomerId(ordered.toString());
        CompletableFuture<Integer> status = CompletableFuture.supplyAsync(
                () -> ask("/api/journeys/customers/" + id).extract().statusCode());
        await().during(Duration.ofMillis(300)).until(() -> !status.isDone());

        published.created(id);

        assertThat(status).succeedsWithin(Duration.ofSeconds(30)).isEqualTo(200);
    }

    private ValidatableResponse journey(String customer) {
        return ask("/api/journeys/customers/" + published.unique(customer)).statusCode(200);
    }

    private ValidatableResponse evidence(String order) {
        return ask("/api/journeys/purchases/" + published.unique(order) + "/evidence")
                .statusCode(200);
    }

    private static ValidatableResponse ask(String path) {
        return given().auth().oauth2(Tokens.of("platform")).get(path).then();
    }

    private static ValidatableResponse as(String scope, String path) {
        return given().urlEncodingEnabled(false)
                .auth()
                .oauth2(Tokens.withOnly(scope))
                .get(path)
                .then();
    }

    private static void eventually(org.awaitility.core.ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(assertion);
    }
}
