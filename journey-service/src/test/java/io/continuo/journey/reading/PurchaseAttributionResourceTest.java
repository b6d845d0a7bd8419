package io.continuo.journey.reading;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;

import io.continuo.events.Identifier;
import io.continuo.journey.JourneyServiceTest;
import io.continuo.journey.Published;
import io.continuo.localstack.testing.Tokens;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** To what one purchase is owed, by the models that say something of a single one. */
@JourneyServiceTest
class PurchaseAttributionResourceTest {

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @ConfigProperty(name = "continuo.topics.prefix")
    String prefix;

    @Test
    void aPurchaseIsDividedAmongTheContactsBeforeIt() {
        try (Published published = new Published(kafka, prefix)) {
            Identifier card = published.identifier("loyalty_card", "owed");
            Map<String, Object> spring = Map.of("campaign", Map.of("name", "spring"));
            published.touchpoint("post", "Post Viewed", "facebook", "2026-03-01T10:00:00Z", card, spring);
            published.touchpoint("page", "Page Viewed", "web", "2026-03-02T10:00:00Z", card, Map.of());
            published.touchpoint("visit", "Store Visited", "store", "2026-03-09T10:00:00Z", card, Map.of());
            published.touchpoint("order", "Order Completed", "store", "2026-03-09T10:05:00Z", card, order(published));
            published.touchpoint("again", "Order Completed", "web", "2026-03-10T10:00:00Z", card, second(published));
            published.map(card, "ana");

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> ask("-", "?orderId=" + published.unique("second") + "/2026;a")
                            .statusCode(200)
                            .body("channels.channel", contains("(none)"))
                            .body("touchpoints", empty()));
            String order = published.unique("order");
            ask(order, "?model=position")
                    .statusCode(200)
                    .body("orderId", equalTo(order))
                    .body("customerId", equalTo(published.unique("ana")))
                    .body("model", equalTo("position"))
                    .body("aggregate", equalTo(false))
                    .body("revenue", equalTo(100))
                    .body("currency", equalTo("EUR"))
                    .body("touchpoints.credited", contains("facebook", "web", "store"))
                    .body("touchpoints.share", contains(0.4f, 0.2f, 0.4f))
                    .body("channels.channel", contains("facebook", "store", "web"))
                    .body("channels.revenue", contains(40, 40, 20))
                    .body("mapVersion", greaterThan(0));
            ask(order, "?model=time_decay&halfLife=P7D").body("touchpoints.share[2]", greaterThan(0.5f));
            ask(order, "?model=first&lookback=P7DT5M").body("channels[0].channel", equalTo("web"));
            ask(order, "?model=last&dimension=campaign").body("channels[0].channel", equalTo("spring"));
        }
    }

    private static Map<String, Object> order(Published published) {
        return Map.of("order_id", published.unique("order"), "revenue", 100, "currency", "eur");
    }

    private static Map<String, Object> second(Published published) {
        return Map.of("order_id", published.unique("second") + "/2026;a", "total", "7.50");
    }

    @ParameterizedTest
    @CsvSource({"markov", "shapley"})
    void modelsOfAllConversionsTogetherSayNothingOfOne(String model) {
        ask("any", "?model=" + model)
                .statusCode(400)
                .body("errors.pointer", hasItem("/model"))
                .body("errors[0].detail", containsString("all conversions together"));
    }

    @ParameterizedTest
    @CsvSource({
        "/model, model=guess",
        "/dimension, dimension=shelf",
        "/lookback, lookback=PT0S",
        "/lookback, lookback=soon",
        "/halfLife, halfLife=-P1D"
    })
    void whatCannotBeAskedIsRefusedWithAPointer(String pointer, String query) {
        ask("any", "?" + query).statusCode(400).body("errors.pointer", hasItem(pointer));
    }

    @Test
    void aPurchaseThatNobodyKnowsIs404() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> ask("never", "").statusCode(404).body("type", equalTo("urn:continuo:problem:not-found")));
    }

    private static ValidatableResponse ask(String order, String query) {
        return given().auth()
                .oauth2(Tokens.withOnly("journeys:read"))
                .get("/api/journeys/purchases/" + order + "/attribution" + query)
                .then();
    }
}
