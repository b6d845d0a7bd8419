package io.continuo.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.nullValue;

import io.continuo.localstack.testing.Tokens;
import io.restassured.response.Response;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@GatewayTest
class OwnedRequestsTest {

    private final FakeService first = FakeServices.get("inventory");
    private final FakeService second = FakeServices.get(FakeServices.SECOND);

    @BeforeEach
    void tellOfBoth() {
        String both = "127.0.0.1:" + first.port() + ",127.0.0.1:" + second.port();
        first.tellInstances(both);
        second.tellInstances(both);
        reserve("ANY").then().statusCode(200).header("X-Continuo-Instances", nullValue());
    }

    @AfterEach
    void forget() {
        FakeServices.forgetAnswers();
    }

    @Test
    void aSkuGoesToOneInstanceHoweverItIsSpelledAndSkusAreSpreadOverAll() {
        Set<String> seen = new HashSet<>();
        IntStream.range(0, 20).mapToObj(i -> "Sku-" + i).forEach(sku -> {
            String instance = instance(reserve(sku));
            assertThat(instance(reserve(sku.toUpperCase(java.util.Locale.ROOT))))
                    .isEqualTo(instance);
            seen.add(instance);
        });
        assertThat(seen).containsExactlyInAnyOrder("inventory", FakeServices.SECOND);
    }

    @Test
    void theBodyArrivesAsItWasSent() {
        String body = body("Sku-1");
        assertThat(reserve("Sku-1").<String>path("body")).isEqualTo(body);
    }

    @Test
    void whatIsNoReservationGoesToTheServiceToBeJudged() {
        for (String body : new String[] {"", "[]", "{\"lines\":", "{\"lines\":[]}", "{\"lines\":[{\"sku\":7}]}"}) {
            post(body).then().statusCode(200);
        }
    }

    @Test
    void whileAnOwnerIsGoneAnyInstanceAnswers() {
        String lost = IntStream.range(0, 100)
                .mapToObj(i -> "Sku-" + i)
                .filter(sku -> instance(reserve(sku)).equals(FakeServices.SECOND))
                .findFirst()
                .orElseThrow();
        second.stop();
        try {
            assertThat(instance(reserve(lost))).isEqualTo("inventory");
            assertThat(instance(reserve(lost))).isEqualTo("inventory");
        } finally {
            second.start();
        }
    }

    private static String instance(Response answer) {
        answer.then().statusCode(200);
        return answer.path("service");
    }

    private static Response reserve(String sku) {
        return post(body(sku));
    }

    private static String body(String sku) {
        return "{\"channel\":\"web\",\"extra\":{\"sku\":\"NO\"},\"lines\":[{\"line\":\"1\",\"sku\":\"" + sku
                + "\",\"quantity\":1}]}";
    }

    private static Response post(String body) {
        return given().auth()
                .oauth2(Tokens.of("ecommerce"))
                .contentType("application/json")
                .header("Idempotency-Key", "k")
                .body(body)
                .post("/api/inventory/reservations");
    }
}
