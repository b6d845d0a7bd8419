package io.continuo.journey.query;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.continuo.events.Identifier;
import io.continuo.journey.Asking;
import io.continuo.journey.JourneyServiceTest;
import io.continuo.journey.Published;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions over all journeys, asked of the running service. */
@JourneyServiceTest
class QuestionsTest {

    private static final String FUNNELS = "/api/journeys/funnels";
    private static final String PATHS = "/api/journeys/paths";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @ConfigProperty(name = "continuo.topics.prefix")
    String prefix;

    private Published published;
    private String look;
    private String buy;

    @BeforeEach
    void threeLookAndOneBuys() {
        published = new Published(kafka, prefix);
        look = published.unique("Look");
        buy = published.unique("Buy");
        for (String name : List.of("ana", "ben", "eva")) {
            touchpoint(name, look, "web", "2026-03-01T10:00:00Z");
            published.map(device(name), name);
        }
        touchpoint("ana", buy, "store", "2026-03-03T10:00:00Z");
        eventually(() -> funnel("").body("steps.customers", contains(3, 1)).body("missingPartitions", empty()));
    }

    @AfterEach
    void close() {
        published.close();
    }

    @Test
    void aFunnelTellsCustomersConversionAndTimes() {
        funnel("")
                .body("steps.name", contains("look", "buy"))
                .body("steps[1].conversion", equalTo(1f / 3))
                .body("steps[1].dropped", equalTo(2))
                .body("steps[1].medianTime", equalTo("PT48H"))
                .body("steps[0].medianTime", nullValue())
                .body("status", equalTo("ok"))
                .body("conversion", equalTo(1f / 3))
                .body("mapVersion", greaterThan(0))
                .body("stageRules", greaterThan(0))
                .body("asOf", notNullValue());
    }

    @Test
    void whoDroppedOutIsListedPageByPage() {
        String path = FUNNELS + "/customers?step=buy&limit=1";
        String next = Asking.post(path, body(""))
                .statusCode(200)
                .body("items.customerId", contains(published.unique("ben")))
                .extract()
                .path("next");
        Asking.post(path + "&cursor=" + next, body(""))
                .body("items.customerId", contains(published.unique("eva")))
                .body("next", nullValue());
        Asking.post(FUNNELS + "/customers?step=buy&outcome=reached", body(""))
                .body("items.customerId", contains(published.unique("ana")));
    }

    @Test
    void aPropertyThatNobodyAskedForBeforeGetsItsColumn() {
        published.touchpoint(
                "sized", look, "web", "2026-03-02T10:00:00Z", device("zoe"), Map.of("screen", Map.of("size", 55)));
        published.map(device("zoe"), "zoe");
        String breakdown = ", \"breakdown\": {\"by\": \"properties.screen.size\", \"attribution\": \"last\"}";
        eventually(() -> Asking.post(FUNNELS, body(breakdown))
                .statusCode(200)
                .body("breakdown.value", contains("(none)", "55"))
                .body("breakdown.customers", contains(List.of(3, 1), List.of(1, 0))));
    }

    @Test
    void aBreakdownMayBeNamedInShort() {
        Asking.post(FUNNELS, body(", \"breakdown\": \"channel\""))
                .statusCode(200)
                .body("breakdown.value", contains("web"))
                .body("breakdown.customers", contains(List.of(3, 1)));
        Asking.post(FUNNELS, body(", \"breakdown\": \"touchpoint\""))
                .statusCode(200)
                .body("breakdown.value", contains(look));
        Asking.post(FUNNELS, body(", \"breakdown\": {\"by\": \"campaign\"}"))
                .statusCode(200)
                .body("breakdown.value", contains("(none)"));
    }

    @Test
    void anExclusionMayHaveANameAsAStepHas() {
        String exclusion = ", \"exclusions\": [{\"name\": \"left\", \"where\": {\"type\": \"Left\"}}]";
        funnel(exclusion).body("steps.customers", contains(3, 1));
    }

    @Test
    void aMergeChangesTheAnswerAndItsUndoGivesTheOldOneBack() {
        published.map(device("ben"), "ana");
        eventually(() -> funnel("").body("steps.customers", contains(2, 1)));

        published.map(device("ben"), "ben");
        eventually(() -> funnel("").body("steps.customers", contains(3, 1)));
    }

    @Test
    void anErasedCustomerIsInNoAnswer() {
        published.erase("erasure", List.of("ana"), device("ana"));

        eventually(() -> funnel("").body("steps.customers", contains(2, 0)));
    }

    @Test
    void whatNobodyDidIsNoData() {
        String nothing = "{\"steps\": [{\"name\": \"a\", \"where\": {\"type\": \"Never\"}},"
                + " {\"name\": \"b\", \"where\": {\"type\": \"Ever\"}}], \"window\": \"P1D\"}";
        Asking.post(FUNNELS, nothing)
                .statusCode(200)
                .body("status", equalTo("no_data"))
                .body("steps.customers", contains(0, 0))
                .body("conversion", nullValue())
                .body("steps[1].medianTime", nullValue());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "window             | /window             | \"window\": \"PT0S\"",
                "negative window    | /window             | \"window\": \"-P1D\"",
                "endless window     | /window             | \"window\": \"P99999D\"",
                "very long window   | /window             | \"window\": \"PT9223372036854775807S\"",
                "no time            | /window             | \"window\": \"soon\"",
                "mode               | /mode               | \"window\": \"P1D\", \"mode\": \"any\"",
                "period             | /to                 | \"window\": \"P1D\", \"from\": \"2026-01-02T00:00:00Z\", \"to\": \"2026-01-01T00:00:00Z\"",
                "unknown            | /steeps             | \"window\": \"P1D\", \"steeps\": []",
                "excluded step      | /exclusions/0/after | \"window\": \"P1D\", \"exclusions\": [{\"where\": {}, \"after\": \"c\"}]",
                "excluded order     | /exclusions/0/before| \"window\": \"P1D\", \"exclusions\": [{\"where\": {}, \"after\": \"b\", \"before\": \"a\"}]",
                "exclusion of what  | /exclusions/0/where | \"window\": \"P1D\", \"exclusions\": [{}]",
                "constant           | /holdConstant       | \"window\": \"P1D\", \"holdConstant\": \"shelf\"",
                "breakdown          | /breakdown/by       | \"window\": \"P1D\", \"breakdown\": {\"by\": \"properties.\"}",
                "breakdown in short | /breakdown          | \"window\": \"P1D\", \"breakdown\": \"shelf\"",
                "breakdown's fields | /breakdown/surprise | \"window\": \"P1D\", \"breakdown\": {\"by\": \"channel\", \"surprise\": 1}",
                "trend              | /trend              | \"window\": \"P1D\", \"trend\": \"hour\"",
            })
    void whatCannotBeAskedIsRefusedWithAPointer(String what, String pointer, String rest) {
        String steps = "{\"steps\": [{\"name\": \"a\", \"where\": {}}, {\"name\": \"b\", \"where\": {}}], ";
        refused(steps + rest + "}", pointer);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "/steps               | []",
                "/steps               | [{\"name\": \"a\", \"where\": {}}]",
                "/steps/1/name        | [{\"name\": \"a\", \"where\": {}}, {\"name\": \"a\", \"where\": {}}]",
                "/steps/0/optional    | [{\"name\": \"a\", \"where\": {}, \"optional\": true}, {\"name\": \"b\", \"where\": {}}]",
                "/steps/0/where/stage/0 | [{\"name\": \"a\", \"where\": {\"stage\": [\"end\"]}}, {\"name\": \"b\", \"where\": {}}]",
                "/steps/0/where/kind  | [{\"name\": \"a\", \"where\": {\"kind\": \"x\"}}, {\"name\": \"b\", \"where\": {}}]",
                "/steps/1/where/properties/p | [{\"name\": \"a\", \"where\": {}}, {\"name\": \"b\", \"where\": {\"properties\": {\"p\": {\"over\": 1}}}}]",
            })
    void aStepThatCannotBeIsRefusedWithAPointer(String pointer, String steps) {
        refused("{\"window\": \"P1D\", \"steps\": " + steps + "}", pointer);
    }

    @Test
    void fiftyStepsAreTooMany() {
        String step = "{\"name\": \"s\", \"where\": {}}";
        refused("{\"window\": \"P1D\", \"steps\": [" + (step + ",").repeat(49) + step + "]}", "/steps");
    }

    @Test
    void pathsTellWhatFollowsWhat() {
        String where = "{\"by\": \"channel\", \"where\": {\"type\": [\"" + look + "\", \"" + buy + "\"]}}";
        Asking.post(PATHS, where)
                .statusCode(200)
                .body("status", equalTo("ok"))
                .body("cases", equalTo(3))
                .body("events", equalTo(4))
                .body("edges", hasSize(1))
                .body("edges[0].from", equalTo("web"))
                .body("edges[0].to", equalTo("store"))
                .body("edges[0].time.median", equalTo("PT48H"))
                .body("starts.name", contains("web"))
                .body("ends.frequency", contains(2, 1))
                .body("variants.path", contains(List.of("web"), List.of("web", "store")))
                .body("sankey[0].cases", equalTo(1))
                .body("missingPartitions", empty());
        Asking.post(PATHS, where.replace("channel\"", "touchpoint\""))
                .statusCode(200)
                .body("variants.path", contains(List.of(look), List.of(look, buy)));
    }

    @Test
    void pathsOfNobodyAreNoData() {
        Asking.post(PATHS, "{\"where\": {\"type\": \"Never\"}}")
                .statusCode(200)
                .body("status", equalTo("no_data"))
                .body("edges", empty());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "/by             | {\"by\": \"shelf\"}",
                "/depth          | {\"depth\": 21}",
                "/variants       | {\"variants\": -1}",
                "/groups/0/name  | {\"groups\": [{\"pattern\": \"*\"}]}",
                "/to             | {\"from\": \"2026-01-02T00:00:00Z\", \"to\": \"2026-01-01T00:00:00Z\"}",
                "/where/channel/0| {\"where\": {\"channel\": \"fax\"}}",
            })
    void pathsThatCannotBeAskedForAreRefusedWithAPointer(String pointer, String body) {
        Asking.post(PATHS, body).statusCode(400).body("errors[0].pointer", equalTo(pointer));
    }

    @Test
    void questionsNeedTheScope() {
        Asking.needsTheScope(FUNNELS);
        Asking.needsTheScope(PATHS);
    }

    private static void refused(String body, String pointer) {
        Asking.post(FUNNELS, body).statusCode(400).body("errors[0].pointer", equalTo(pointer));
    }

    private ValidatableResponse funnel(String rest) {
        return Asking.post(FUNNELS, body(rest)).statusCode(200).body("steps", hasSize(2));
    }

    private String body(String rest) {
        return "{\"steps\": [{\"name\": \"look\", \"where\": {\"type\": \"" + look
                + "\"}}, {\"name\": \"buy\", \"where\": {\"type\": \"" + buy
                + "\", \"channel\": [\"store\", \"web\"]}}], \"window\": \"P14D\"" + rest + "}";
    }

    private Identifier device(String name) {
        return published.identifier("device_id", name);
    }

    private void touchpoint(String name, String type, String channel, String at) {
        published.touchpoint(name + type, type, channel, at, device(name), Map.of());
    }

    private static void eventually(org.awaitility.core.ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(assertion);
    }
}
