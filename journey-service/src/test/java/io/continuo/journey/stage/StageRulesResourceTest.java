package io.continuo.journey.stage;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.continuo.events.Identifier;
import io.continuo.journey.JourneyServiceTest;
import io.continuo.journey.Published;
import io.continuo.localstack.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stage rules over HTTP. What is changed here concerns a type that no other test uses. */
@JourneyServiceTest
class StageRulesResourceTest {

    private static final String PATH = "/api/journeys/stage-rules";

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String kafka;

    @ConfigProperty(name = "continuo.topics.prefix")
    String prefix;

    @Test
    void aChangedRuleStagesWhatAlreadyHappenedAnew() {
        try (Published published = new Published(kafka, prefix)) {
            String type = published.unique("Hummed");
            Identifier card = published.identifier("loyalty_card", "card");
            published.touchpoint("a", type, "web", "2026-03-01T10:00:00Z", card, Map.of("volume", 11));
            published.map(card, "ana");
            eventually(() -> asked(type, "consideration").body("nodes.frequency", contains(1)));
            JsonPath before = read().jsonPath();

            int byType = change(before, Map.of("stage", "advocacy", "types", List.of(type)));
            asked(type, "advocacy").body("nodes.frequency", contains(1)).body("stageRules", equalTo(byType));

            Map<String, Object> loud = Map.of("volume", Map.of("atLeast", 11));
            int byProperty = change(before, Map.of("stage", "service", "types", List.of(type), "properties", loud));
            eventually(() -> asked(type, "service")
                    .body("nodes.frequency", contains(1))
                    .body("stageRules", equalTo(byProperty)));
            as("platform")
                    .get("/api/journeys/customers/" + published.unique("ana"))
                    .then()
                    .body("touchpoints.stage", contains("service"))
                    .body("stageRules", equalTo(byProperty));

            as("platform")
                    .get(PATH + "/versions?limit=2")
                    .then()
                    .statusCode(200)
                    .body("items.version", contains(byProperty, byType));
            as("platform")
                    .get(PATH + "/versions/" + byType)
                    .then()
                    .statusCode(200)
                    .body("rules[0].stage", equalTo("advocacy"))
                    .body("rules[0].types", contains(type));
        }
    }

    @Test
    void whoeverHasNotReadTheLatestVersionDoesNotChangeIt() {
        Response read = read();
        Map<String, Object> body = body(read.jsonPath(), List.of());
        int version = read.jsonPath().getInt("version");

        as("platform")
                .header("If-Match", "\"0\"")
                .body(body)
                .put(PATH)
                .then()
                .statusCode(412)
                .body("type", equalTo("urn:continuo:problem:precondition-failed"));
        as("platform")
                .header("If-Match", read.header("ETag"))
                .body(body)
                .put(PATH)
                .then()
                .statusCode(200)
                .body("rules", hasSize(greaterThan(10)));
        int then = read().jsonPath().getInt("version");
        as("platform").body(body).put(PATH).then().statusCode(200).body("version", equalTo(then));
        as("platform").get(PATH + "/versions/" + (version + 100)).then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"rules\": [], \"otherwise\": \"service\"} | invalid-field | /purchases",
                "{\"purchases\": [\"a\"], \"rules\": [], \"otherwise\": \"later\"} | invalid-field | /otherwise",
                "{\"purchases\": [\"a\"], \"rules\": [{\"stage\": \"service\"}], \"otherwise\": \"service\"} | invalid-field | /rules/0",
                "{\"purchases\": [\"a\"], \"rules\": [{\"types\": [\"b\"]}], \"otherwise\": \"service\"} | invalid-field | /rules/0/stage",
                "{\"purchases\": [\"a\"], \"rules\": [{\"stage\": \"service\", \"channels\": [\"pigeon\"]}], \"otherwise\": \"service\"}"
                        + " | invalid-field | /rules/0/channels/0",
                "{\"purchases\": [\"a\"], \"rules\": [{\"stage\": \"service\", \"types\": [\" \"]}], \"otherwise\": \"service\"}"
                        + " | invalid-field | /rules/0/types/0",
                "{\"purchases\": [\"a\"], \"rules\": [], \"otherwise\": \"service\", \"version\": 3} | unknown-field | /version"
            })
    void aRuleThatCannotBeUnderstoodIsNamed(String body, String problem, String pointer) {
        as("platform")
                .body(body)
                .put(PATH)
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:continuo:problem:" + problem))
                .body("errors.pointer", hasItem(pointer));
    }

    @Test
    void changingNeedsTheScope() {
        given().contentType(ContentType.JSON).body("{}").put(PATH).then().statusCode(401);
        given().auth()
                .oauth2(Tokens.withOnly("journeys:read"))
                .contentType(ContentType.JSON)
                .body("{}")
                .put(PATH)
                .then()
                .statusCode(403);
    }

    private static int change(JsonPath before, Map<String, Object> first) {
        return as("platform")
                .body(body(before, List.of(first)))
                .put(PATH)
                .then()
                .statusCode(200)
                .extract()
                .path("version");
    }

    private static Map<String, Object> body(JsonPath before, List<Map<String, Object>> first) {
        List<Object> rules = new ArrayList<>(first);
        rules.addAll(before.getList("rules"));
        return Map.of(
                "purchases", before.getList("purchases"), "rules", rules, "otherwise", before.getString("otherwise"));
    }

    private static Response read() {
        return await().atMost(Duration.ofSeconds(30))
                .until(() -> as("platform").get(PATH), response -> response.statusCode() == 200);
    }

    private static ValidatableResponse asked(String type, String stage) {
        return as("platform")
                .body(Map.of("by", "type", "where", Map.of("type", type, "stage", stage)))
                .post("/api/journeys/paths")
                .then()
                .statusCode(200);
    }

    private static RequestSpecification as(String client) {
        return given().auth().oauth2(Tokens.of(client)).contentType(ContentType.JSON);
    }

    private static void eventually(Runnable check) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(check::run);
    }
}
