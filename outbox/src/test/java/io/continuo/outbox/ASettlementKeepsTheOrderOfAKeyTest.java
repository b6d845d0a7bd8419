package io.continuo.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ASettlementKeepsTheOrderOfAKeyTest {

    private static final Delivery ACKNOWLEDGED = new Delivery.Acknowledged();

    @Test
    void whatIsAcknowledgedBehindAFailureIsSentAgain() {
        Settlement settlement = Settlement.of(
                List.of(row(1, "a"), row(2, "a"), row(3, "b"), row(4, "a")),
                List.of(ACKNOWLEDGED, new Delivery.Failed("timeout"), ACKNOWLEDGED, ACKNOWLEDGED));

        assertThat(settlement.sent()).containsExactly(1L, 3L);
        assertThat(settlement.failing()).containsExactly(Map.entry("topic", "timeout"));
        assertThat(settlement.settled()).isEqualTo(2);
    }

    @Test
    void aRefusedOneIsPassed() {
        Settlement settlement = Settlement.of(
                List.of(row(1, "a"), row(2, "a")), List.of(new Delivery.Refused("too large"), ACKNOWLEDGED));

        assertThat(settlement.sent()).containsExactly(2L);
        assertThat(settlement.parked()).containsExactly(Map.entry(1L, "too large"));
    }

    @Test
    void anAbandonedOneBlamesNobody() {
        Settlement settlement =
                Settlement.of(List.of(row(1, "a"), row(2, "a")), List.of(new Delivery.Abandoned(), ACKNOWLEDGED));

        assertThat(settlement.settled()).isZero();
        assertThat(settlement.failing()).isEmpty();
    }

    private static OutboxRow row(long id, String key) {
        return new OutboxRow(id, "topic", key, "payload", Map.of());
    }
}
