package io.continuo.journey.attribution;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.continuo.events.Identifier;
import io.continuo.journey.Asking;
import io.continuo.journey.JourneyServiceTest;
import io.continuo.journey.Published;
import io.continuo.localstack.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Attribution over HTTP, from events on the broker. */
@JourneyServiceTest
class AttributionResourceTest {

    private static final String PATH = "/api/journeys/attribution";
    private static final String QUESTION = """
        {"model": %s, "conversion": {"where": {"type": "%s"}}, "lookback": "P30D", "dimension": "channel"%s}\
        """;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @ConfigProperty(name = "continuo.topics.prefix")
    String prefix;

    @Test
    void conversionsAreAttributedOverAllJourneysAndFollowMerges() {
        try (Published published = new Published(kafka, prefix)) {
            String bought = published.unique("Bought");
            Identifier device = published.identifier("anonymous_id", "device");
            Identifier card = published.identifier("loyalty_card", "card");
            published.touchpoint("post", "Page Viewed", "facebook", "2026-03-01T10:00:00Z", device, Map.of());
            published.touchpoint("mail", "Email Opened", "newsletter", "2026-03-02T10:00:00Z", card, Map.of());
            published.touchpoint(
                    "sold",
                    bought,
                    "store",
                    "2026-03-03T10:00:00Z",
                    card,
                    Map.of("order_id", published.unique("o"), "revenue", 809.1, "currency", "EUR"));
            published.map(device, "visitor");
            published.map(card, "ana");
            eventually(() -> ask("\"first\"", bought, "")
                    .body("status", equalTo("ok"))
                    .body("conversions", equalTo(1))
                    .body("channels[0].channel", equalTo("newsletter")));

            published.merge("visitor", "ana");
            published.map(device, "ana");

            eventually(() -> ask("\"first\"", bought, "")
                    .body("channels[0].channel", equalTo("facebook"))
                    .body("channels[0].revenue", equalTo(809.1f)));
            ask("\"first\"", bought, ", \"spend\": {\"facebook\": 200, \"youtube\": 5}")
                    .body("channels[0].spend", equalTo(200))
                    .body("channels[0].returnOnSpend", equalTo(4.0455f))
                    .body("channels[0].costPerConversion", equalTo(200f))
                    .body("spendWithoutCredit", contains("youtube"));
            ask("[\"linear\", \"shapley\"]", bought, ", \"from\": \"2026-03-01T00:00:00Z\"")
                    .body("models.model", contains("linear", "shapley"))
                    .body("models[0].channels[0].conversions", equalTo(0.5f))
                    .body("models[1].worth", containsString("v(S)"))
                    .body("models[1].mapVersion", greaterThan(0))
                    .body("models[1].missingPartitions", empty())
                    .body("models[1].currencies", contains("EUR"))
                    .body("models[1].asOf", notNullValue());
        }
    }

    @Test
    void importedSpendIsUsedUnlessTheQuestionSaysWhatWasSpent() {
        try (Published published = new Published(kafka, prefix)) {
            String bought = published.unique("Bought");
            Identifier device = published.identifier("anonymous_id", "spender");
            published.touchpoint("post", "Page Viewed", "facebook", "1996-03-01T10:00:00Z", device, Map.of());
            published.touchpoint(
                    "sold",
                    bought,
                    "store",
                    "1996-03-03T10:00:00Z",
                    device,
                    Map.of("order_id", published.unique("o"), "revenue", 800, "currency", "EUR"));
            published.map(device, "eva");
            String period = ", \"from\": \"1996-03-01T00:00:00Z\", \"to\": \"1996-04-01T00:00:00Z\"";
            eventually(() -> ask("\"last\"", bought, period)
                    .body("status", equalTo("ok"))
                    .body("spendFrom", nullValue()));

            String name = imported("""
                date,channel,campaign,amount,currency
                1996-02-29,facebook,,1000,EUR
                1996-03-01,facebook,spring,150,EUR
                1996-03-31,facebook,spring,50,EUR
                1996-03-05,youtube,,9,EUR
                1996-03-06,,spring,2.5,EUR
                1996-03-07,facebook,,77,USD
                1996-04-01,facebook,,1000,EUR
                """);

            ask("\"last\"", bought, period)
                    .body("channels[0].channel", equalTo("facebook"))
                    .body("channels[0].spend", equalTo(200))
                    .body("channels[0].returnOnSpend", equalTo(4f))
                    .body("channels[0].costPerConversion", equalTo(200f))
                    .body("spendWithoutCredit", contains("youtube"))
                    .body("spendFrom.name", contains(name))
                    .body("spendFrom.version", contains(1))
                    .body("spendCurrency", equalTo("EUR"))
                    .body("spendUnassigned", equalTo(2.5f))
                    .body("spendLeftOut.currency", contains("USD"))
                    .body("spendLeftOut.amount", contains(77));
            ask("[\"first\", \"linear\"]", bought, period + ", \"currency\": \"USD\"")
                    .body("models[1].channels[0].spend", equalTo(77))
                    .body("models[1].spendLeftOut.currency", contains("EUR"));
            ask("\"last\"", bought, period + ", \"spend\": {\"facebook\": 400}")
                    .body("channels[0].returnOnSpend", equalTo(2f))
                    .body("spendFrom", nullValue());
            ask("\"last\"", bought, period + ", \"spend\": {}")
                    .body("channels[0].spend", nullValue())
                    .body("spendFrom", nullValue());
        }
    }

    @Test
    void withoutConversionsNothingIsDivided() {
        eventually(() -> ask("\"markov\"", "Never Seen", ", \"to\": \"1971-01-01T00:00:00Z\"")
                .body("status", equalTo("no_data"))
                .body("conversions", nullValue())
                .body("channels", empty()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"best\" | | /model/0",
                "[] | | /model",
                "\"markov\" | , \"order\": 0 | /order",
                "\"markov\" | , \"order\": 6 | /order",
                "\"linear\" | , \"halfLife\": \"PT0S\" | /halfLife",
                "\"linear\" | , \"currency\": \"EURO\" | /currency",
                "\"linear\" | , \"from\": \"2026-02-01T00:00:00Z\", \"to\": \"2026-01-01T00:00:00Z\" | /to",
                "\"linear\" | , \"spend\": {\"web\": -1} | /spend/web",
                "\"linear\" | , \"touches\": {} | /touches/where"
            })
    void aWrongQuestionIsNamed(String model, String more, String pointer) {
        post(QUESTION.formatted(model, "Any", more == null ? "" : more))
                .statusCode(400)
                .body("type", equalTo("urn:continuo:problem:invalid-field"))
                .body("errors.pointer", hasItem(pointer));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | invalid-field",
                "[] | invalid-field",
                "null | malformed-body",
                "{\"model\": \"first\", \"surprise\": 1} | unknown-field",
                "{\"model\": \"first\", \"conversion\": {\"where\": {}}, \"lookback\": \"-P1D\", \"dimension\":"
                        + " \"channel\"} | invalid-field",
                "{\"model\": \"first\", \"conversion\": {\"where\": {}}, \"lookback\": \"P30D\", \"dimension\": \"x\"}"
                        + " | invalid-field"
            })
    void whatIsNoQuestionIsRefused(String body, String problem) {
        post(body).statusCode(400).body("type", equalTo("urn:continuo:problem:" + problem));
    }

    @Test
    void attributionNeedsTheScope() {
        given().contentType(ContentType.JSON).body("{}").post(PATH).then().statusCode(401);
        given().auth()
                .oauth2(Tokens.withOnly("customers:read"))
                .contentType(ContentType.JSON)
                .body(QUESTION.formatted("\"first\"", "Any", ""))
                .post(PATH)
                .then()
                .statusCode(403);
    }

    private static String imported(String table) {
        String name = "s" + UUID.randomUUID();
        given().auth()
                .oauth2(Tokens.of("platform"))
                .contentType("text/csv")
                .body(table)
                .put("/api/journeys/spend/" + name)
                .then()
                .statusCode(200);
        return name;
    }

    private static ValidatableResponse ask(String model, String type, String more) {
        return post(QUESTION.formatted(model, type, more)).statusCode(200);
    }

    private static ValidatableResponse post(String body) {
        return Asking.post(PATH, body);
    }

    private static void eventually(Runnable expectation) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(expectation::run);
    }
}
