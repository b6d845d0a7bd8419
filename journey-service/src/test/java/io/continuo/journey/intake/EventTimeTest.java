package io.continuo.journey.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A time is read as Java reads it. */
class EventTimeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1969-12-31T23:59:59Z",
                "2024-02-29T00:00:00.1Z",
                "2026-03-01T10:00:00.123456789Z",
                "2026-03-01T24:00:00Z",
                "2026-12-31T23:59:60Z",
                "+12026-03-01T10:00:00Z",
                "2026-03-01T10:00:00+02:00",
                "2026-03-01T10:00:00.Z",
                "2026-03-01t10:00:00z"
            })
    void ofAnyForm(String text) {
        assertThat(EventTime.parse(text)).isEqualTo(Instant.parse(text));
    }

    @Test
    void ofAnyMoment() {
        Random random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            Instant time = Instant.ofEpochSecond(
                    random.nextLong(-60_000_000_000L, 200_000_000_000L),
                    random.nextInt(1_000) * (i % 2 == 0 ? 1_000_000L : 999L));
            assertThat(EventTime.parse(time.toString())).isEqualTo(time);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2026-02-30T10:00:00Z",
                "2026-13-01T10:00:00Z",
                "2026-03-01 10:00:00Z",
                "2026-03-01T10:00:00.1234567890Z",
                "2026-03-01T10:00:00,1Z",
                "2026-03-01T25:00:00Z",
                "secret"
            })
    void whatIsNoneIsRefused(String text) {
        assertThatThrownBy(() -> EventTime.parse(text)).isInstanceOf(DateTimeException.class);
    }
}
