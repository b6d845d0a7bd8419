package io.continuo.interaction.people;

import static io.continuo.interaction.Requests.platform;
import static io.continuo.interaction.Requests.unique;
import static org.hamcrest.Matchers.equalTo;

import io.continuo.interaction.Broker;
import io.continuo.interaction.InteractionTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever has created a customer may ask for it at once, on every route. */
@InteractionTest
class JustResolvedTest {

    @Inject
    Broker broker;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/customers/%s/timeline",
                "/api/customers/%s/briefing",
                "/api/feedback?customer=%s",
                "/api/cases?customer=%s",
                "/api/cases/contacts?customer=%s"
            })
    void whoWasCreatedAMomentAgoIsWaitedFor(String route) {
        String customer = madeNow();
        CompletableFuture<Void> told = CompletableFuture.runAsync(
                () -> broker.customer(customer), CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS));

        platform().get(route.formatted(customer)).then().statusCode(200);

        told.join();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/customers/%s/timeline",
                "/api/customers/%s/briefing",
                "/api/feedback?customer=%s",
                "/api/cases?customer=%s",
                "/api/cases/contacts?customer=%s"
            })
    void nobodyIsNotFoundOnAnyRoute(String route) {
        platform()
                .get(route.formatted(unique("c")))
                .then()
                .statusCode(404)
                .body("type", equalTo("urn:continuo:problem:not-found"));
    }

    /** As identity-service makes them: RFC 9562, version 7. */
    private static String madeNow() {
        UUID random = UUID.randomUUID();
        long time = Instant.now().toEpochMilli() << 16 | 0x7000 | random.getMostSignificantBits() & 0xfff;
        return new UUID(time, random.getLeastSignificantBits()).toString();
    }
}
