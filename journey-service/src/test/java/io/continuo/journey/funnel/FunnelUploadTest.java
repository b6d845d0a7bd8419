package io.continuo.journey.funnel;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.continuo.journey.JourneyServiceTest;
import io.continuo.localstack.testing.Tokens;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Funnels over uploads, asked of the running service. */
@JourneyServiceTest
class FunnelUploadTest {

    @Test
    void anUploadIsAskedTheSameFunnel() {
        upload("steps=a,b,c&window=PT10M", """
                        customer,event,timestamp,channel
                        1,a,2026-01-01T10:00:00Z,web
                        1,b,2026-01-01T10:05:00Z,web
                        1,c,2026-01-01T10:10:00Z,store
                        2,b,2026-01-01T10:00:00Z,app
                        2,a,2026-01-01T10:01:00Z,app
                        """)
                .statusCode(200)
                .body("status", equalTo("ok"))
                .body("steps.customers", contains(2, 1, 1))
                .body("steps[2].medianTimeFromStart", equalTo("PT10M"))
                .body("asOf", notNullValue());
    }

    @Test
    void anUploadMayBeBrokenDownAndHeldConstant() {
        String log = "customer,event,timestamp,channel\n1,a,0,web\n1,b,60,web\n2,a,0,app\n2,b,60,web\n";
        upload("steps=a,b&window=PT1H&breakdown=channel", log)
                .statusCode(200)
                .body("breakdown.value", contains("app", "web"));
        upload("steps=a,b&window=PT1H&holdConstant=channel", log)
                .statusCode(200)
                .body("steps.customers", contains(2, 1));
    }

    @Test
    void anEmptyUploadIsNoData() {
        upload("steps=a,b&window=PT1H", "customer,event,timestamp\n")
                .statusCode(200)
                .body("status", equalTo("no_data"))
                .body("steps.customers", contains(0, 0))
                .body("conversion", nullValue());
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "/steps      | steps=a&window=P1D",
                "/steps      | window=P1D",
                "/steps      | steps=\"a,b&window=P1D",
                "/exclude    | steps=a,b&exclude=\"a\"b&window=P1D",
                "/window     | steps=a,b",
                "/window     | steps=a,b&window=PT0S",
                "/window     | steps=a,b&window=soon",
                "/window     | steps=a,b&window=PT9223372036854775807S",
                "/mode       | steps=a,b&window=P1D&mode=any",
                "/2/timestamp| steps=a,b&window=P1D",
            })
    void anUploadThatCannotBeUnderstoodIsRefusedWithAPointer(String pointer, String query) {
        upload(query, "customer,event,timestamp\n1,a,never\n")
                .statusCode(400)
                .body("errors[0].pointer", equalTo(pointer));
    }

    @Test
    void anUploadIsReadAsATableWhereNobodySaidWhatItIs() {
        upload(
                        "application/x-www-form-urlencoded",
                        "steps=a,b&window=PT1H",
                        "customer,event,timestamp\n1,a,0\n1,b,60\n")
                .statusCode(200)
                .body("steps.customers", contains(1, 1));
    }

    private static ValidatableResponse upload(String query, String csv) {
        return upload("text/csv", query, csv);
    }

    private static ValidatableResponse upload(String type, String query, String csv) {
        return given().auth()
                .oauth2(Tokens.withOnly("journeys:read"))
                .contentType(type)
                .body(csv)
                .post("/api/journeys/funnels/events?" + query)
                .then();
    }
}
