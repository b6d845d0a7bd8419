package io.continuo.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Without anybody to send spans to, none are recorded, and requests have their trace ids. */
@QuarkusTest
@WithTestResource(TestKeys.class)
class UnexportedTracesTest {

    private static final String INVALID = "0".repeat(32);

    @Test
    void aRequestHasATraceThatIsNotRecorded() {
        given().get("/api/orders/trace")
                .then()
                .statusCode(200)
                .body("id", matchesPattern("[0-9a-f]{32}"))
                .body("id", not(equalTo(INVALID)))
                .body("recorded", equalTo(false));
    }

    @Test
    void aCallersTraceGoesOn() {
        given().header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00")
                .get("/api/orders/trace")
                .then()
                .body("id", equalTo("0af7651916cd43dd8448eb211c80319c"))
                .body("recorded", equalTo(false));
    }

    @Test
    void whatACallerRecordsIsRecordedHereToo() {
        given().header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .get("/api/orders/trace")
                .then()
                .body("id", equalTo("0af7651916cd43dd8448eb211c80319c"))
                .body("recorded", equalTo(true));
    }
}
