package io.continuo.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.continuo.http.StandardProblem;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** Tokens a real issuer never gives, and an issuer that is away. */
@QuarkusTest
@WithTestResource(FakeIssuer.class)
@WithTestResource(FakeServices.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TokensTest {

    @Test
    void aGoodTokenIsLetIn() {
        ask(good()).statusCode(200);
    }

    @Test
    void anExpiredTokenIsRefused() {
        isRefused(FakeIssuer.sign(
                FakeIssuer.claims().expiresAt(Instant.now().minus(Duration.ofMinutes(1))), FakeIssuer.KEYS, "k1"));
    }

    @Test
    void aTokenForSomeoneElseIsRefused() {
        isRefused(FakeIssuer.sign(FakeIssuer.claims().audience("bank"), FakeIssuer.KEYS, "k1"));
    }

    @Test
    void aTokenOfAnotherIssuerIsRefused() {
        isRefused(FakeIssuer.sign(FakeIssuer.claims().issuer("https://evil.example"), FakeIssuer.KEYS, "k1"));
    }

    @Test
    void aTokenSignedByAnotherKeyIsRefused() {
        isRefused(FakeIssuer.sign(FakeIssuer.claims(), FakeIssuer.OTHER_KEYS, "k1"));
        isRefused(FakeIssuer.sign(FakeIssuer.claims(), FakeIssuer.OTHER_KEYS, "k2"));
    }

    @Test
    void aTokenWithoutSignatureIsRefused() {
        String[] parts = good().split("\\.");
        String none = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8));
        isRefused(none + "." + parts[1] + ".");
        isRefused(parts[0] + "." + parts[1] + ".AAAA");
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void anIssuerThatIsAwayStopsNoValidToken() {
        ask(good()).statusCode(200);
        track().statusCode(200);
        FakeIssuer.goAway();
        ask(good()).statusCode(200);
        track().statusCode(200);
        int status = ask(FakeIssuer.sign(FakeIssuer.claims(), FakeIssuer.OTHER_KEYS, "k3"))
                .extract()
                .statusCode();
        assertThat(status).isIn(401, 503);
    }

    private static void isRefused(String token) {
        Problem.is(StandardProblem.UNAUTHENTICATED, ask(token)).header("WWW-Authenticate", containsString("Bearer"));
    }

    private static String good() {
        return FakeIssuer.sign(FakeIssuer.claims(), FakeIssuer.KEYS, "k1");
    }

    private static ValidatableResponse ask(String token) {
        return given().auth().oauth2(token).get("/api/customers/c1").then();
    }

    private static ValidatableResponse track() {
        return given().contentType("application/json")
                .body("{\"event\":\"x\"}")
                .post("/v1/track?writeKey=demo-web")
                .then();
    }
}
