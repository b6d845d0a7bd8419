package io.continuo.journey.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.events.Identifier;
import io.continuo.events.PrivacyReceipt;
import io.continuo.events.PrivacyRequested;
import io.continuo.journey.customer.JourneyStep;
import io.continuo.journey.placement.PlacingStep;
import io.continuo.journey.privacy.PrivacyStep;
import io.continuo.journey.purchase.OrderStep;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An erased person's past goes from every store and does not come back; whoever comes later is somebody new. */
class ErasureTest {

    private static final String EMAIL = "email:ana@example.com";
    private static final Instant ERASED = Instant.parse("2026-01-31T00:00:00Z");

    private final DrivenTopology topology = new DrivenTopology();

    @BeforeEach
    void anaBought() {
        topology.map("customer_id:ana", "ana", 1);
        topology.map(EMAIL, "former", 1);
        topology.map(EMAIL, "ana", 2);
        anaBuys();
    }

    private void anaBuys() {
        topology.touchpoint("o", "Order Completed", "web", "2026-01-01T10:00:00Z", EMAIL, Map.of("order_id", "7"));
    }

    private void erase() {
        topology.erase("request", ERASED, List.of("ana", "former"), EMAIL);
    }

    @AfterEach
    void close() {
        topology.close();
    }

    @Test
    void onlyHashesAreLeftInTheStores() {
        erase();
        assertThat(topology.idsOf("ana")).isEmpty();
        topology.advance(Duration.ofDays(8));
        topology.advance(Duration.ofHours(2));

        assertThat(topology.rows(JourneyStep.STORE)).isZero();
        assertThat(topology.rows(OrderStep.STORE)).isZero();
        assertThat(topology.rows(PrivacyStep.STORE)).isZero();
        assertThat(topology.rows(PlacingStep.STORE)).as("one per identifier").isEqualTo(3);
    }

    @Test
    void theReceiptSaysHowManyTouchpointsWentAndWhenTheLogIsClean() {
        erase();

        assertThat(topology.receipts()).singleElement().satisfies(receipt -> {
            assertThat(receipt.requestId()).isEqualTo("request");
            assertThat(receipt.service()).isEqualTo("journey");
            assertThat(receipt.counts()).isEqualTo(Map.of("touchpoints", 1L));
            assertThat(receipt.logCleanBy()).isAfter(receipt.at());
        });
    }

    @Test
    void aRequestThatComesAgainGetsTheSameReceipt() {
        erase();
        PrivacyReceipt first = topology.receipts().getFirst();
        erase();

        assertThat(topology.receipts()).isNotEmpty().containsOnly(first);
    }

    @Test
    void whatIsReplayedOrComesLateStaysAway() {
        erase();
        anaBuys();
        topology.map(EMAIL, "ana", 3);
        topology.map("customer_id:ana", "ana", 3);

        assertThat(topology.idsOf("ana")).isEmpty();
        assertThat(topology.buyers("7")).isEmpty();
        assertThat(topology.owner(Identifier.parse(EMAIL))).isNull();
    }

    @Test
    void whoeverComesLaterIsSomebodyNew() {
        erase();
        topology.touchpoint("n", "Page Viewed", "web", "2026-02-01T10:00:00Z", EMAIL, Map.of());
        topology.map(EMAIL, "anew", 9, ERASED.plusSeconds(1));

        assertThat(topology.idsOf("anew")).containsExactly("n");
        assertThat(topology.idsOf("ana")).isEmpty();
    }

    @Test
    void whoeverCameBeforeTheNewsOfTheErasureKeepsWhatIsLater() {
        topology.touchpoint("n", "Page Viewed", "web", "2026-02-01T10:00:00Z", EMAIL, Map.of());
        topology.map(EMAIL, "anew", 9, ERASED.plusSeconds(1));
        erase();

        assertThat(topology.idsOf("anew")).containsExactly("n");
        assertThat(topology.idsOf("ana")).isEmpty();
        assertThat(topology.buyers("7")).isEmpty();
    }

    @Test
    void whatCameUnderOtherIdentifiersStays() {
        topology.map("device_id:phone", "ana", 3);
        topology.touchpoint("d", "Page Viewed", "app", "2026-01-01T10:00:00Z", "device_id:phone", Map.of());
        topology.erase("request", ERASED, List.of(), EMAIL);

        assertThat(topology.idsOf("ana")).containsExactly("d");
        assertThat(topology.buyers("7")).isEmpty();
    }

    @Test
    void anExportIsRememberedForAWeek() {
        topology.ask(PrivacyRequested.Kind.EXPORT, "export", ERASED, List.of("ana"), EMAIL);

        assertThat(topology.receipts())
                .singleElement()
                .satisfies(receipt -> assertThat(receipt.logCleanBy()).isNull());
        assertThat(topology.asked("export")).isNotNull();
        topology.advance(Duration.ofDays(8));
    }
}
