package io.continuo.http;

import static io.continuo.http.ProblemAssertions.ORDER;
import static io.continuo.http.ProblemAssertions.isInvalid;
import static io.continuo.http.ProblemAssertions.isProblem;
import static io.continuo.http.ProblemAssertions.json;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(TestKeys.class)
class BadRequestsTest {

    @Test
    void aPathWithoutARouteIsNotFound() {
        isProblem(given().get("/api/nothing").then(), StandardProblem.NOT_FOUND)
                .body("instance", equalTo("/api/nothing"));
        isProblem(given().get("/").then(), StandardProblem.NOT_FOUND);
    }

    @Test
    void aMethodThatIsNotOfferedIsRefused() {
        isProblem(given().delete("/api/orders").then(), StandardProblem.METHOD_NOT_ALLOWED);
    }

    @Test
    void aRepresentationThatIsNotOfferedIsRefused() {
        isProblem(given().accept("image/png").get("/api/orders").then(), StandardProblem.NOT_ACCEPTABLE);
    }

    @Test
    void whoReadsJsonIsToldInWhateverTheRouteHas() {
        given().accept("application/json")
                .get("/api/orders/lines")
                .then()
                .statusCode(200)
                .header("Content-Type", startsWith(Ndjson.TYPE))
                .body(equalTo("{}\n{}\n"));
        isProblem(given().accept("image/png").get("/api/orders/lines").then(), StandardProblem.NOT_ACCEPTABLE);
    }

    @Test
    void aPathParameterOfTheWrongFormIsNotFound() {
        isProblem(given().get("/api/orders/seven").then(), StandardProblem.NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%00", "/a%00b", "?name=%00", "?name=a&other=%00", "/private?x=%00"})
    void anAddressWithTheCharacterNulIsRefused(String address) {
        isProblem(given().urlEncodingEnabled(false).get("/api/orders" + address).then(), StandardProblem.BAD_REQUEST);
    }

    @Test
    void whatOnlyLooksLikeNulIsNot() {
        given().urlEncodingEnabled(false).get("/api/orders?name=%2500").then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({
        "limit,many",
        "limit,0",
        "limit,201",
        "since,yesterday",
        "channel,pigeon",
        "name,much-too-long",
        "cursor,!!",
        "cursor,YWJj"
    })
    void aQueryParameterOfTheWrongFormIsPointedAt(String name, String value) {
        isInvalid(given().queryParam(name, value).get("/api/orders").then(), "/" + name);
    }

    @Test
    void pagesFollowEachOther() {
        String next = given().get("/api/orders")
                .then()
                .body("items", hasSize(50))
                .extract()
                .path("next");
        given().queryParam("cursor", next)
                .get("/api/orders")
                .then()
                .body("items", hasSize(10))
                .body("items[0]", equalTo("50"))
                .body("next", nullValue());
    }

    @Test
    void aFailureTellsNothingOfTheInside() {
        for (String path : new String[] {"bug", "error", "stored-json"}) {
            isProblem(given().get("/api/orders/" + path).then(), StandardProblem.INTERNAL_ERROR)
                    .body(not(containsString("secret")));
        }
    }

    @Test
    void aProblemCarriesMembersOfItsOwn() {
        isProblem(json("").post("/api/orders/short").then(), OrdersResource.Short.INSUFFICIENT_STOCK)
                .body("lines[0].sku", equalTo("fridge"));
    }

    @Test
    void anotherVersionFailsThePrecondition() {
        isProblem(
                json(ORDER).header("If-Match", "\"6\"").put("/api/orders/1").then(),
                StandardProblem.PRECONDITION_FAILED);
        json(ORDER)
                .header("If-Match", "\"6\", \"7\"")
                .put("/api/orders/1")
                .then()
                .statusCode(200);
        json(ORDER).put("/api/orders/1").then().statusCode(200);
    }

    @Test
    void theTraceIdOfTheCallerIsKept() {
        given().header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .get("/api/nothing")
                .then()
                .body("traceId", startsWith("0af7651916cd43dd"));
    }

    @Test
    void theTraceIdIsKnownOnEveryThread() {
        given().header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
                .get("/api/orders/elsewhere")
                .then()
                .statusCode(409)
                .body("instance", equalTo("/api/orders/elsewhere"))
                .body("traceId", equalTo("0af7651916cd43dd8448eb211c80319c"));
    }
}
