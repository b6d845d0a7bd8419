package io.continuo.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.continuo.http.StandardProblem;
import io.continuo.localstack.testing.Tokens;
import org.junit.jupiter.api.Test;

/** Systems of other companies have no token; the service that knows their secrets judges their signatures. */
@GatewayTest
class SignedDeliveriesTest {

    private static final String PATH = "/webhooks/whatsapp/demo-whatsapp";

    @Test
    void aDeliveryArrivesAsItWasUnderTheGatewaysToken() {
        String body = "{ \"entry\":\t[\"é\"] }";
        given().contentType("application/json; charset=UTF-8")
                .header("X-Hub-Signature-256", "sha256=00")
                .header("X-Continuo-Channel", "store")
                .body(body)
                .post(PATH)
                .then()
                .statusCode(200)
                .body("service", equalTo("interaction"))
                .body("uri", equalTo(PATH))
                .body("body", equalTo(body))
                .body("headers.x-hub-signature-256", equalTo("sha256=00"))
                .body("headers.authorization", startsWith("Bearer ey"))
                .body("headers.x-continuo-channel", nullValue())
                .body("headers.x-continuo-source", nullValue());
    }

    @Test
    void aCallersOwnTokenIsNotUsed() {
        given().auth()
                .oauth2(Tokens.of("platform"))
                .body("{}")
                .post(PATH)
                .then()
                .statusCode(200)
                .body("headers.authorization", not(equalTo("Bearer " + Tokens.of("platform"))));
    }

    @Test
    void aCheckOfTheAddressArrivesWithItsQuery() {
        given().get(PATH + "?hub.mode=subscribe&hub.challenge=1&hub.verify_token=t")
                .then()
                .statusCode(200)
                .body("uri", equalTo(PATH + "?hub.mode=subscribe&hub.challenge=1&hub.verify_token=t"));
    }

    @Test
    void whatIsNoDeliveryIsRefused() {
        Problem.is(
                StandardProblem.PAYLOAD_TOO_LARGE,
                given().body("x".repeat((4 << 20) + 1)).post(PATH).then());
        Problem.is(StandardProblem.NOT_FOUND, given().post("/webhooks/whatsapp").then());
        Problem.is(StandardProblem.METHOD_NOT_ALLOWED, given().put(PATH).then());
    }
}
