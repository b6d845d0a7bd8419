package io.continuo.http;

import static io.continuo.http.ProblemAssertions.isProblem;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestKeys.class)
class TokensTest {

    @Test
    void noTokenIsUnauthenticated() {
        isProblem(given().get("/api/orders/private").then(), StandardProblem.UNAUTHENTICATED)
                .header("WWW-Authenticate", startsWith("Bearer"));
    }

    @Test
    void nonsenseIsUnauthenticated() {
        isProblem(given().auth().oauth2("nonsense").get("/api/orders/private").then(), StandardProblem.UNAUTHENTICATED)
                .header("WWW-Authenticate", startsWith("Bearer"));
    }

    @Test
    void aTokenForSomeoneElseIsUnauthenticated() {
        String token = TestKeys.token("bank", "orders:read");
        isProblem(given().auth().oauth2(token).get("/api/orders/private").then(), StandardProblem.UNAUTHENTICATED);
    }

    @Test
    void aTokenWithoutTheScopeIsForbidden() {
        String token = TestKeys.token("continuo", "orders:write");
        isProblem(given().auth().oauth2(token).get("/api/orders/private").then(), StandardProblem.FORBIDDEN);
    }

    @Test
    void aTokenWithTheScopeIsLetIn() {
        String token = TestKeys.token("continuo", "profile orders:read");
        given().auth()
                .oauth2(token)
                .get("/api/orders/private")
                .then()
                .statusCode(200)
                .body(equalTo("\"ok\""));
    }
}
