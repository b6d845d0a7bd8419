package io.continuo.journey.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.journey.customer.JourneyStep;
import io.continuo.journey.placement.PlacingStep;
import io.continuo.journey.purchase.OrderStep;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A null map entry: the identifier is forgotten, and with it everything that was known by it. */
class ForgettingTest {

    private final DrivenTopology topology = new DrivenTopology();

    @BeforeEach
    void anaBought() {
        topology.map("email:ana@example.com", "former", 1);
        topology.map("email:ana@example.com", "ana", 2);
        topology.touchpoint(
                "o",
                "Order Completed",
                "web",
                "2026-01-01T10:00:00Z",
                "email:ana@example.com",
                Map.of("order_id", "7"));
    }

    @AfterEach
    void close() {
        topology.close();
    }

    @Test
    void nothingIsLeftInAnyStore() {
        topology.forget("email:ana@example.com");
        topology.advance(Duration.ofMinutes(5));

        assertThat(topology.rows(JourneyStep.STORE)).isZero();
        assertThat(topology.rows(OrderStep.STORE)).isZero();
        assertThat(topology.rows(PlacingStep.STORE)).isZero();
    }

    @Test
    void whatCameUnderOtherIdentifiersStays() {
        topology.map("device_id:phone", "ana", 3);
        topology.touchpoint("d", "Page Viewed", "app", "2026-01-01T10:00:00Z", "device_id:phone", Map.of());

        topology.forget("email:ana@example.com");

        assertThat(topology.idsOf("ana")).containsExactly("d");
        assertThat(topology.buyers("7")).isEmpty();
    }

    @Test
    void forgettingIsToldAgainWhenTheRecordComesAgain() {
        topology.forget("email:ana@example.com");
        topology.forget("email:ana@example.com");

        assertThat(topology.idsOf("ana")).isEmpty();
    }

    @Test
    void anIdentifierThatComesBackStartsAnew() {
        topology.forget("email:ana@example.com");
        topology.touchpoint("n", "Page Viewed", "web", "2026-02-01T10:00:00Z", "email:ana@example.com", Map.of());
        topology.map("email:ana@example.com", "anew", 9);

        assertThat(topology.idsOf("anew")).containsExactly("n");
        assertThat(topology.idsOf("ana")).isEmpty();
    }
}
