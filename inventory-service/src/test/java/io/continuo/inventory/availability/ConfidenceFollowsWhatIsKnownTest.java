package io.continuo.inventory.availability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.continuo.inventory.live.Shelf;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ConfidenceFollowsWhatIsKnownTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @Test
    void aUnitThatHasJustBeenCountedIsThere() {
        assertThat(confidence(1, 0, 0, 0)).isEqualTo(1);
    }

    @Test
    void itFadesToAHalfInNinetyDaysAndNoFurther() {
        assertThat(confidence(1, 45, 0, 0)).isEqualTo(0.75);
        assertThat(confidence(1, 90, 0, 0)).isEqualTo(0.5);
        assertThat(confidence(1, 900, 0, 0)).isEqualTo(0.5);
        assertThat(Confidence.of(null, NOW)).isEqualTo(0.5);
    }

    @Test
    void theMoreUnitsAreLeftTheSurerOneIsFound() {
        assertThat(confidence(2, 90, 0, 0)).isEqualTo(0.75);
        assertThat(confidence(5, 90, 0, 0)).isGreaterThan(0.95);
    }

    @Test
    void whatSellsQuicklyIsLessSureTheLongerNobodyCounted() {
        assertThat(confidence(1, 0, 20, 0)).isEqualTo(1);
        assertThat(confidence(1, 5, 20, 0)).isLessThan(confidence(1, 5, 1, 0));
        assertThat(confidence(1, 90, 1000, 0)).isCloseTo(0.35, within(0.001));
    }

    @Test
    void everyPickThatWasNotFoundHalvesItHoweverManyAreOnRecord() {
        assertThat(confidence(1, 0, 0, 1)).isEqualTo(0.5);
        assertThat(confidence(50, 0, 0, 2)).isEqualTo(0.25);
        assertThat(confidence(50, 0, 0, 30)).isZero();
    }

    private static double confidence(int units, int days, int soldPerDay, int missed) {
        int counted = Math.toIntExact(NOW.minus(Duration.ofDays(days)).getEpochSecond());
        return Confidence.ofShelf(new Shelf(units * 1000L, 0, 1, counted, new Shelf.Pulse(soldPerDay, missed)), NOW);
    }
}
