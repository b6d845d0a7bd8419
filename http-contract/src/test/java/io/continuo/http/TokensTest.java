package io.continuo.http;

import static io.continuo.http.ProblemAssertions.isProblem;
import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
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

    /** The second time it is not checked as a whole, but its scopes are. */
    @Test
    void whatATokenMayDoIsTheSameEveryTime() {
        String reads = TestKeys.token("continuo", "profile orders:read");
        String writes = TestKeys.token("continuo", "orders:write");
        for (int i = 0; i < 3; i++) {
            asking(reads).statusCode(200);
            isProblem(asking(writes), StandardProblem.FORBIDDEN);
            given().auth()
                    .oauth2(reads)
                    .get("/api/orders/caller")
                    .then()
                    .statusCode(200)
                    .body("id", equalTo("shop"))
                    .body("scopes", equalTo("profile orders:read"));
        }
    }

    @Test
    void whatWasRefusedIsRefusedAgain() {
        String forged = TestKeys.forged("continuo", "orders:read");
        String forSomeoneElse = TestKeys.token("bank", "orders:read");
        for (int i = 0; i < 3; i++) {
            isProblem(asking(forged), StandardProblem.UNAUTHENTICATED);
            isProblem(asking(forSomeoneElse), StandardProblem.UNAUTHENTICATED);
        }
    }

    /** The claims of a token that was let in, with another signature: nothing of it is known. */
    @Test
    void aKnownTokenDoesNotLetAForgedOneIn() {
        String token = TestKeys.token("continuo", "orders:read");
        asking(token).statusCode(200);
        String claims = token.substring(0, token.lastIndexOf('.') + 1);
        String forged = TestKeys.forged("continuo", "orders:read");

        isProblem(asking(claims + forged.substring(forged.lastIndexOf('.') + 1)), StandardProblem.UNAUTHENTICATED);
        isProblem(asking(claims), StandardProblem.UNAUTHENTICATED);
        asking(token).statusCode(200);
    }

    @Test
    void aTokenThatWasLetInIsRefusedAtItsEnd() {
        String token = TestKeys.token("continuo", "orders:read", Duration.ofSeconds(6));
        asking(token).statusCode(200);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> isProblem(asking(token), StandardProblem.UNAUTHENTICATED));
    }

    private static ValidatableResponse asking(String token) {
        return given().auth().oauth2(token).get("/api/orders/private").then();
    }
}
