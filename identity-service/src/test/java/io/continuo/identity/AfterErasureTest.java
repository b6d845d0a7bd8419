package io.continuo.identity;

import static io.continuo.identity.Suite.asPlatform;
import static io.continuo.identity.Suite.customer;
import static io.continuo.identity.Suite.email;
import static io.continuo.identity.Suite.erase;
import static io.continuo.identity.Suite.erasing;
import static io.continuo.identity.Suite.fresh;
import static io.continuo.identity.Suite.objects;
import static io.continuo.identity.Suite.resolve;
import static io.continuo.identity.Suite.whoIs;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.micrometer.core.instrument.MeterRegistry;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What comes after an erasure: old news, new news, and the same request again. */
@ServiceTest
class AfterErasureTest {

    private final Wire wire = new Wire();
    private final String email = email("ana");
    private final String card = "loyalty_card:" + fresh("card");

    @Inject
    MeterRegistry meters;

    @AfterEach
    void close() {
        wire.close();
    }

    @Test
    void a_replay_from_before_the_erasure_brings_nobody_back_and_is_counted() {
        Instant before = Instant.now();
        String phone = "phone:+49" + Math.abs(fresh("").hashCode());
        resolve(email);
        erase(email);
        double counted = forgotten();

        wire.touch(fresh("t"), before, email, phone);

        soon().until(() -> forgotten() >= counted + 1);
        assertThat(whoIs(email)).isNull();
        assertThat(whoIs(phone)).isNull();
    }

    @Test
    void what_happens_after_the_erasure_is_a_new_customer() {
        String ana = resolve(email, card);
        erase(email);

        wire.touch(fresh("t"), Instant.now().plusSeconds(1), email);
        soon().until(() -> whoIs(email) != null);
        String again = resolve(card);

        assertThat(whoIs(email)).isNotEqualTo(ana).isNotEqualTo(again);
        assertThat(again).isNotEqualTo(ana);
        customer(ana).statusCode(410);
    }

    @Test
    void another_customer_keeps_what_is_its_own_of_a_replay() {
        Instant before = Instant.now();
        String spouse = resolve("loyalty_card:" + fresh("spouse"));
        String device = "device_id:" + fresh("device");
        resolve("customer_id:" + spouse, device);
        resolve(email);
        erase(email);

        String late = "x_late:" + fresh("late");
        wire.touch(fresh("t"), before, email, device, late);

        soon().until(() -> spouse.equals(whoIs(late)));
        assertThat(whoIs(email)).isNull();
    }

    @Test
    void a_repeated_request_is_answered_again_and_other_answers_about_the_person_are_forgotten() {
        String key = fresh("key");
        String first = keyedResolve(key);
        assertThat(keyedResolve(key)).isEqualTo(first);
        String erasureKey = fresh("erasure");
        String request = keyedErasure(erasureKey);

        assertThat(keyedErasure(erasureKey)).isEqualTo(request);
        assertThat(keyedResolve(key)).isNotEqualTo(first);
    }

    @Test
    void nobody_is_nobody_before_and_after_an_erasure() {
        erasing(email).statusCode(404).body("type", equalTo("urn:continuo:problem:unknown-identifier"));
        resolve(email);
        erase(email);

        erasing(email).statusCode(404).body("type", equalTo("urn:continuo:problem:unknown-identifier"));
    }

    @Test
    void an_erasure_is_lifted_for_imports_once() {
        resolve(email);
        erase(email);
        Map<String, Object> body = Map.of("identifier", objects(email).getFirst(), "reason", "a customer again");

        asPlatform()
                .body(body)
                .post("/api/privacy/erased-identifiers/lift")
                .then()
                .statusCode(200);

        asPlatform()
                .body(body)
                .post("/api/privacy/erased-identifiers/lift")
                .then()
                .statusCode(404);
    }

    private String keyedResolve(String key) {
        return asPlatform()
                .header("Idempotency-Key", key)
                .body(Map.of("identifiers", objects(email)))
                .post("/api/customers/resolve")
                .then()
                .statusCode(200)
                .extract()
                .path("customerId");
    }

    private String keyedErasure(String key) {
        return asPlatform()
                .header("Idempotency-Key", key)
                .body(Map.of("identifier", email))
                .post("/api/privacy/erasures")
                .then()
                .statusCode(202)
                .contentType(ContentType.JSON)
                .extract()
                .path("requestId");
    }

    private double forgotten() {
        return meters.counter("continuo.identity.touchpoints.forgotten").count();
    }

    private static ConditionFactory soon() {
        return await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(100));
    }
}
