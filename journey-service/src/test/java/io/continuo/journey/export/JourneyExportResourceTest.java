package io.continuo.journey.export;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.continuo.events.Identifier;
import io.continuo.journey.JourneyServiceTest;
import io.continuo.journey.Published;
import io.continuo.journey.turn.Turns.Turn;
import io.continuo.localstack.testing.Tokens;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** All journeys over HTTP, from events on the broker. */
@JourneyServiceTest
class JourneyExportResourceTest {

    private static final String EXPORTS = "/api/journeys/exports/";

    @Inject
    Exports exports;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @ConfigProperty(name = "continuo.topics.prefix")
    String prefix;

    @Test
    void everybodyIsExportedUntilTheyAreErased() {
        try (Published published = new Published(kafka, prefix)) {
            Identifier device = published.identifier("anonymous_id", "exported");
            published.touchpoint("seen", "Product Viewed", "web", "2026-03-01T10:00:00Z", device, Map.of("sku", "F"));
            published.touchpoint("bought", "Order Completed", "store", "2026-03-02T10:00:00Z", device, Map.of());
            published.map(device, "ana");
            String ana = published.unique("ana");
            eventually(() -> assertThat(text("csv")).contains(ana + ",Product Viewed,2026-03-01T10:00:00Z,web,"));

            assertThat(text("xes")).contains(ana).endsWith("</log>");
            assertThat(text("ocel")).contains(ana).endsWith("}");
            assertThat(text("parquet")).startsWith("PAR1").endsWith("PAR1");
            assertThat(text("csv?from=2026-03-02T00:00:00Z"))
                    .contains(ana + ",Order")
                    .doesNotContain(ana + ",Product");
            assertThat(text("csv?to=2026-03-02T10:00:00Z"))
                    .contains(ana + ",Product")
                    .doesNotContain(ana + ",Order");

            published.erase("erasure", List.of("ana"), device);
            eventually(() -> assertThat(text("csv")).doesNotContain(ana));
            assertThat(text("ocel")).doesNotContain(ana);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "csv, text/csv, journeys.csv",
        "xes, application/xml, journeys.xes",
        "ocel, application/json, journeys.ocel.json",
        "parquet, application/vnd.apache.parquet, journeys.parquet"
    })
    void anExportSaysWhatItIs(String format, String type, String file) {
        eventually(() -> ask(format).statusCode(200));

        ask(format)
                .contentType(startsWith(type))
                .header("Content-Disposition", equalTo("attachment; filename=\"" + file + "\""));
    }

    @Test
    void anExportWaitsForItsPlace() {
        eventually(() -> ask("csv").statusCode(200));
        try (Turn first = exports.turn();
                Turn second = exports.turn()) {
            assertThat(List.of(first.comes(), second.comes())).containsOnly(true);
            CompletableFuture<Integer> third =
                    CompletableFuture.supplyAsync(() -> ask("csv").extract().statusCode());
            await().during(Duration.ofMillis(300)).until(() -> !third.isDone());

            first.close();

            assertThat(third).succeedsWithin(Duration.ofSeconds(30)).isEqualTo(200);
        }
    }

    @Test
    void whoFindsNoPlaceInTimeIsToldToComeAgain() {
        eventually(() -> ask("csv").statusCode(200));
        try (Turn first = exports.turn();
                Turn second = exports.turn()) {
            assertThat(List.of(first.comes(), second.comes())).containsOnly(true);

            ask("csv")
                    .statusCode(503)
                    .header("Retry-After", notNullValue())
                    .body("type", equalTo("urn:continuo:problem:unavailable"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"pdf", "CSV", "csv.gz"})
    void anUnknownFormatIs404(String format) {
        ask(format).statusCode(404).body("type", equalTo("urn:continuo:problem:not-found"));
    }

    @ParameterizedTest
    @CsvSource({
        "from=yesterday, /from",
        "to=2026, /to",
        "from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z, /to",
        "from=2026-01-01T00:00:00Z&to=2026-01-01T00:00:00Z, /to"
    })
    void anImpossiblePeriodIs400(String query, String pointer) {
        ask("csv?" + query).statusCode(400).body("errors.pointer", hasItem(pointer));
    }

    @Test
    void exportsNeedTheScope() {
        given().get(EXPORTS + "csv").then().statusCode(401);
        given().auth()
                .oauth2(Tokens.withOnly("customers:read"))
                .get(EXPORTS + "csv")
                .then()
                .statusCode(403);
    }

    private static String text(String question) {
        byte[] body = ask(question).statusCode(200).extract().asByteArray();
        return new String(body, StandardCharsets.ISO_8859_1);
    }

    private static ValidatableResponse ask(String question) {
        return given().auth()
                .oauth2(Tokens.of("platform"))
                .urlEncodingEnabled(false)
                .get(EXPORTS + question)
                .then();
    }

    private static void eventually(Runnable expectation) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(expectation::run);
    }
}
