package io.continuo.journey.spend;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.continuo.journey.JourneyServiceTest;
import io.continuo.localstack.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Imports of spend over HTTP. */
@JourneyServiceTest
class SpendResourceTest {

    private static final String PATH = "/api/journeys/spend";
    private static final String TABLE = "date,channel,campaign,amount,currency\n2026-05-01,facebook,Spring,120.50,EUR\n"
            + "2026-05-31,instagram,,30,EUR\n2026-05-02,youtube,,7.25,USD\n";
    private static final String ROWS = """
        {"rows": [{"date": "2026-05-01", "channel": "facebook", "campaign": "Spring", "amount": 120.50, "currency": "EUR"},
                  {"date": "2026-05-31", "channel": "instagram", "amount": 30, "currency": "EUR"},
                  {"date": "2026-05-02", "channel": "youtube", "source": null, "amount": 7.25, "currency": "USD"}]}\
        """;

    private final String path = PATH + "/s" + UUID.randomUUID();

    @BeforeEach
    void settingsAreRead() {
        await().atMost(Duration.ofSeconds(30)).until(() -> json().get(PATH).statusCode() == 200);
    }

    @Test
    void aTableAndItsRowsAreTheSameImport() {
        table(TABLE)
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("version", equalTo(1))
                .body("firstDay", equalTo("2026-05-01"))
                .body("lastDay", equalTo("2026-05-31"))
                .body("count", equalTo(3))
                .body("totals.EUR", equalTo(150.5f))
                .body("totals.USD", equalTo(7.25f))
                .body("changedBy", notNullValue());
        json().body(ROWS).put(path).then().statusCode(200).body("version", equalTo(1));

        json().get(path)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("count", equalTo(3))
                .body("rows", hasSize(3))
                .body("rows[0].date", equalTo("2026-05-01"))
                .body("rows[0].campaign", equalTo("Spring"))
                .body("rows[0].amount", equalTo(120.5f))
                .body("rows[1].campaign", nullValue());
        json().accept("text/csv")
                .get(path)
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body(equalTo("date,channel,campaign,source,amount,currency\n2026-05-01,facebook,Spring,,120.50,EUR\n"
                        + "2026-05-31,instagram,,,30,EUR\n2026-05-02,youtube,,,7.25,USD\n"));
    }

    @Test
    void anImportIsReplacedAndItsVersionsStay() {
        table(TABLE).statusCode(200);
        String corrected = TABLE.replace("120.50", "130");
        json().contentType("text/csv")
                .header("If-Match", "\"1\"")
                .body(corrected)
                .put(path)
                .then()
                .statusCode(200)
                .body("version", equalTo(2));
        json().header("If-Match", "\"1\"").body(ROWS).put(path).then().statusCode(412);

        json().get(path + "/versions")
                .then()
                .statusCode(200)
                .body("items.version", contains(2, 1))
                .body("items.totals.EUR", contains(160, 150.5f))
                .body("items.changedBy", everyItem(notNullValue()));
        json().get(path + "/versions/1").then().statusCode(200).body("rows[0].amount", equalTo(120.5f));
        json().get(path + "/versions/3").then().statusCode(404);
        json().get(PATH + "?limit=200")
                .then()
                .statusCode(200)
                .body("items.name", hasItem(path.substring(PATH.length() + 1)))
                .body("items.rows", everyItem(nullValue()));
        json().get(PATH + "/nothing").then().statusCode(404);
    }

    @Test
    void anImportIsDeletedWithItsVersions() {
        table(TABLE).statusCode(200);

        json().header("If-Match", "\"2\"").delete(path).then().statusCode(412);
        json().header("If-Match", "\"1\"").delete(path).then().statusCode(204);

        json().get(path).then().statusCode(404);
        json().accept("text/csv").get(path).then().statusCode(404);
        json().get(path + "/versions").then().statusCode(404);
        json().get(path + "/versions/1").then().statusCode(404);
        json().delete(path).then().statusCode(404);
        table(TABLE).statusCode(200).body("version", equalTo(3));
    }

    @Test
    void aBrokenLineLeavesWhatWasThere() {
        table(TABLE).statusCode(200);

        table(TABLE + "2026-06-31,web,,-1,EUR\n")
                .statusCode(400)
                .body("type", equalTo("urn:continuo:problem:invalid-field"))
                .body("errors.pointer", contains("/5/date", "/5/amount"));

        json().get(path).then().body("version", equalTo(1)).body("count", equalTo(3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | invalid-field | /rows",
                "{\"rows\": []} | invalid-field | /rows",
                "{\"rows\": [null]} | invalid-field | /rows/0",
                "{\"rows\": [{}]} | invalid-field | /rows/0/amount",
                "{\"rows\": [{\"date\": \"2026-02-30\", \"amount\": 1, \"currency\": \"EUR\"}]} | invalid-field |"
                        + " /rows/0/date",
                "{\"rows\": [{\"date\": 20574, \"amount\": 1, \"currency\": \"EUR\"}]} | invalid-field | /rows/0/date",
                "{\"rows\": [{\"date\": \"2026-05-01\", \"amount\": -1, \"currency\": \"EUR\"}]} | invalid-field |"
                        + " /rows/0/amount",
                "{\"rows\": [{\"date\": \"2026-05-01\", \"amount\": 1e999999999, \"currency\": \"EUR\"}]} |"
                        + " invalid-field | /rows/0/amount",
                "{\"rows\": [{\"date\": \"2026-05-01\", \"amount\": 1e2147483647, \"currency\": \"EUR\"}]} |"
                        + " invalid-field | /rows/0/amount",
                "{\"rows\": [{\"date\": \"2026-05-01\", \"amount\": \"1\", \"currency\": \"EUR\"}]} | invalid-field |"
                        + " /rows/0/amount",
                "{\"rows\": [{\"date\": \"2026-05-01\", \"amount\": 1, \"currency\": \"EURO\"}]} | invalid-field |"
                        + " /rows/0/currency",
                "{\"rows\": [{\"date\": \"2026-05-01\", \"channel\": \"Ads\", \"amount\": 1, \"currency\": \"EUR\"}]} |"
                        + " invalid-field | /rows/0/channel",
                "{\"rows\": [{\"date\": \"2026-05-01\", \"clicks\": 1, \"amount\": 1, \"currency\": \"EUR\"}]} |"
                        + " unknown-field | /rows/0/clicks"
            })
    void rowsThatCannotBeUnderstoodAreRefused(String body, String problem, String pointer) {
        json().body(body)
                .put(path)
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:continuo:problem:" + problem))
                .body("errors.pointer", hasItem(pointer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Meta*May", "-may", "0123456789012345678901234567890123456789012345678901234567890123x"})
    void aNameThatIsNoneIsRefused(String name) {
        json().contentType("text/csv")
                .body(TABLE)
                .put(PATH + "/" + name)
                .then()
                .statusCode(400)
                .body("errors.pointer", hasItem("/name"));
    }

    @Test
    void otherFormsAreRefused() {
        json().contentType(ContentType.XML).body("<rows/>").put(path).then().statusCode(415);
        table(TABLE).statusCode(200);
        json().accept(ContentType.XML).get(path).then().statusCode(406);
    }

    @Test
    void importingNeedsTheScope() {
        given().contentType("text/csv").body(TABLE).put(path).then().statusCode(401);
        RequestSpecification reader = given().auth().oauth2(Tokens.withOnly("journeys:read"));
        reader.contentType("text/csv").body(TABLE).put(path).then().statusCode(403);
        reader.contentType(ContentType.JSON).body(ROWS).put(path).then().statusCode(403);
        given().auth()
                .oauth2(Tokens.withOnly("journeys:read"))
                .delete(path)
                .then()
                .statusCode(403);
        given().auth()
                .oauth2(Tokens.withOnly("customers:read"))
                .get(PATH)
                .then()
                .statusCode(403);
    }

    @Test
    void theDescriptionNamesBothForms() {
        given().get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .body(
                        "paths.'/api/journeys/spend/{name}'.put.requestBody.content.keySet()",
                        containsInAnyOrder("application/json", "text/csv"))
                .body(
                        "paths.'/api/journeys/spend/{name}'.get.responses.'200'.content.keySet()",
                        containsInAnyOrder("application/json", "text/csv"))
                .body("paths.'/api/journeys/spend/{name}'.put.responses.'413'", notNullValue())
                .body("components.schemas.AttributionView.properties.spendFrom", notNullValue());
    }

    private ValidatableResponse table(String table) {
        return json().contentType("text/csv").body(table).put(path).then();
    }

    private static RequestSpecification json() {
        return given().auth().oauth2(Tokens.of("platform")).contentType(ContentType.JSON);
    }
}
