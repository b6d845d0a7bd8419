package io.continuo.journey.maps;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.continuo.journey.JourneyServiceTest;
import io.continuo.localstack.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Maps as they are drawn, over HTTP. */
@JourneyServiceTest
class MapResourceTest {

    private static final String PATH = "/api/journeys/maps";
    private static final String MAP =
            "{\"title\": \"%s\", \"cells\": [{\"stage\": \"service\", \"channel\": \"whatsapp\","
                    + " \"platforms\": [\"WhatsApp Business\"], \"responsibleAreas\": [\"Contact centre\"],"
                    + " \"expectations\": [{\"metric\": \"csat\", \"atLeast\": 85}, {\"metric\": \"response_time\", \"within\": \"PT4H\"}]}]}";

    @BeforeEach
    void settingsAreRead() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> as("platform").get(PATH).statusCode() == 200);
    }

    @Test
    void theRetailMapIsThereFromTheBeginning() {
        as("platform")
                .get(PATH + "/retail")
                .then()
                .statusCode(200)
                .body("title", equalTo("Retail: one customer over all channels"))
                .body("changedAt", nullValue())
                .body("cells", hasSize(greaterThan(30)))
                .body("cells.stage", hasItems("awareness", "consideration", "purchase", "service", "advocacy"));
    }

    @Test
    void aMapIsDrawnAndDrawnAnewAndItsVersionsStay() {
        String path = PATH + "/m" + UUID.randomUUID();
        String first = as("platform")
                .body(MAP.formatted("First"))
                .put(path)
                .then()
                .statusCode(200)
                .body("version", equalTo(1))
                .body("cells[0].expectations[1].within", equalTo("PT4H"))
                .extract()
                .header("ETag");
        as("platform")
                .header("If-Match", first)
                .body(MAP.formatted("Second"))
                .put(path)
                .then()
                .statusCode(200)
                .body("version", equalTo(2));
        as("platform")
                .header("If-Match", first)
                .body(MAP.formatted("Third"))
                .put(path)
                .then()
                .statusCode(412)
                .body("type", equalTo("urn:continuo:problem:precondition-failed"));

        as("platform").get(path).then().statusCode(200).body("title", equalTo("Second"));
        as("platform").get(path + "/versions").then().statusCode(200).body("items.version", contains(2, 1));
        as("platform").get(path + "/versions/1").then().statusCode(200).body("title", equalTo("First"));
        as("platform").get(path + "/versions/3").then().statusCode(404);
        as("platform").get(PATH + "?limit=200").then().statusCode(200).body("items.title", hasItem("Second"));
        as("platform").get(PATH + "/nothing").then().statusCode(404);
    }

    @Test
    void aMapIsDeletedWithItsVersionsAndWhoDrewThem() {
        String path = PATH + "/m" + UUID.randomUUID();
        as("platform")
                .body(MAP.formatted("First"))
                .put(path)
                .then()
                .statusCode(200)
                .body("changedBy", notNullValue());
        as("platform").body(MAP.formatted("Second")).put(path).then().statusCode(200);
        as("platform").get(path + "/versions").then().body("items.changedBy", everyItem(notNullValue()));

        as("platform").header("If-Match", "\"1\"").delete(path).then().statusCode(412);
        as("platform").header("If-Match", "\"2\"").delete(path).then().statusCode(204);

        as("platform").get(path).then().statusCode(404);
        as("platform").get(path + "/versions").then().statusCode(404);
        as("platform").get(path + "/versions/1").then().statusCode(404);
        as("platform").get(path + "/insights").then().statusCode(404);
        as("platform").delete(path).then().statusCode(404);
        as("platform")
                .body(MAP.formatted("Third"))
                .put(path)
                .then()
                .statusCode(200)
                .body("version", equalTo(4));
        as("platform").get(path + "/versions").then().body("items.version", contains(4));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ok | {\"cells\": []} | invalid-field | /title",
                "ok | {\"title\": \"a\", \"cells\": [{\"channel\": \"web\"}]} | invalid-field | /cells/0/stage",
                "ok | {\"title\": \"a\", \"cells\": [{\"stage\": \"before\", \"channel\": \"web\"}]} | invalid-field | /cells/0/stage",
                "ok | {\"title\": \"a\", \"cells\": [{\"stage\": \"service\", \"channel\": \"web\"},"
                        + " {\"stage\": \"service\", \"channel\": \"web\"}]} | invalid-field | /cells/1",
                "ok | {\"title\": \"a\", \"cells\": [{\"stage\": \"service\", \"channel\": \"web\", \"expectations\": ["
                        + "{\"metric\": \"response_time\", \"atLeast\": 4}]}]} | invalid-field | /cells/0/expectations/0",
                "ok | {\"title\": \"a\", \"cells\": [{\"stage\": \"service\", \"channel\": \"web\", \"expectations\": ["
                        + "{\"metric\": \"happiness\", \"atLeast\": 4}]}]} | invalid-field | /cells/0/expectations/0/metric",
                "ok | {\"title\": \"a\", \"cells\": [], \"version\": 3} | unknown-field | /version",
                "Not*This | {\"title\": \"a\", \"cells\": []} | invalid-field | /name"
            })
    void aMapThatCannotBeUnderstoodIsRefused(String name, String body, String problem, String pointer) {
        as("platform")
                .body(body)
                .put(PATH + "/" + name)
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:continuo:problem:" + problem))
                .body("errors.pointer", hasItem(pointer));
    }

    @Test
    void drawingNeedsTheScope() {
        given().contentType(ContentType.JSON).body("{}").put(PATH + "/a").then().statusCode(401);
        given().auth()
                .oauth2(Tokens.withOnly("journeys:read"))
                .contentType(ContentType.JSON)
                .body(MAP.formatted("a"))
                .put(PATH + "/a")
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(Tokens.withOnly("journeys:read"))
                .delete(PATH + "/retail")
                .then()
                .statusCode(403);
    }

    private static RequestSpecification as(String client) {
        return given().auth().oauth2(Tokens.of(client)).contentType(ContentType.JSON);
    }
}
