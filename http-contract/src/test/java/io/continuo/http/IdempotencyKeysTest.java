package io.continuo.http;

import static io.continuo.http.ProblemAssertions.ORDER;
import static io.continuo.http.ProblemAssertions.isInvalid;
import static io.continuo.http.ProblemAssertions.isProblem;
import static io.continuo.http.ProblemAssertions.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestKeys.class)
class IdempotencyKeysTest {

    @Test
    void aRequiredKeyIsAskedFor() {
        isProblem(
                json(ORDER)
                        .auth()
                        .oauth2(TestKeys.token("continuo", "orders:write"))
                        .post("/api/orders/keyed")
                        .then(),
                StandardProblem.IDEMPOTENCY_KEY_REQUIRED);
    }

    @Test
    void aKeyHasAtMost255PrintableCharacters() {
        isInvalid(post("k".repeat(256), ORDER), "/Idempotency-Key");
        post("k".repeat(255), ORDER).statusCode(201);
    }

    @Test
    void aKeyBelongsToItsCallerAndRoute() {
        post("k1", ORDER)
                .statusCode(201)
                .contentType("application/json")
                .body("key", equalTo("k1"))
                .body("caller", equalTo("shop/someone POST /api/orders/keyed"));
    }

    @Test
    void theSameContentHasTheSameFingerprint() {
        String turned = """
                {"lines":[{"position":1,"quantity":1,"sku":"fridge"}],  "channel":"web"}""";
        String other = ORDER.replace("fridge", "oven");
        assertThat(fingerprint(turned)).isEqualTo(fingerprint(ORDER)).isNotEqualTo(fingerprint(other));
    }

    private static String fingerprint(String body) {
        return post("k2", body).statusCode(201).extract().path("fingerprint");
    }

    private static ValidatableResponse post(String key, String body) {
        return json(body)
                .header("Idempotency-Key", key)
                .auth()
                .oauth2(TestKeys.token("continuo", "orders:write"))
                .post("/api/orders/keyed")
                .then();
    }
}
