package io.continuo.journey.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WeeklyWindowsTest {

    private static final Instant END = Instant.parse("2026-03-02T10:00:00Z");

    @ParameterizedTest
    @ValueSource(strings = {"PT1H", "P1D", "P7D"})
    void aTimeIsInTheWindowWhosePeriodHoldsIt(Duration length) {
        WeeklyWindows windows = new WeeklyWindows(END, length, 8);
        Random random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            long time = END.minusSeconds(random.nextInt(10 * 7 * 24 * 3_600)).toEpochMilli() + random.nextInt(3) - 1;
            int expected = -1;
            for (int window = 0; window < windows.size(); window++) {
                expected = windows.period(window).holds(time) ? window : expected;
            }
            assertThat(windows.of(time)).isEqualTo(expected);
        }
        assertThat(windows.of(END.toEpochMilli())).isNegative();
        assertThat(windows.of(END.toEpochMilli() - 1)).isZero();
        assertThat(windows.of(END.minus(length).toEpochMilli())).isZero();
    }

    @Test
    void windowsDoNotOverlap() {
        assertThatThrownBy(() -> new WeeklyWindows(END, Duration.ofDays(8), 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new WeeklyWindows(END, Duration.ZERO, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
