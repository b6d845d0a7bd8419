package io.continuo.interaction.ingestion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever clocks say, a time can be told or is told to be impossible. */
class MomentsTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "+999999999-12-31T23:59:59Z, -999999999-01-01T00:00:00Z",
        "-999999999-01-01T00:00:00Z, +999999999-12-31T23:59:59Z",
        "+1000000000-12-31T23:59:59.999999999Z, -1000000000-01-01T00:00:00Z"
    })
    void aTimeInNoCalendarIsNotPlausible(Instant original, Instant sentAt) {
        Instant corrected = Moments.corrected(Optional.of(original), Optional.of(sentAt), NOW);
        assertThat(Moments.isPlausible(corrected, NOW)).isFalse();
    }

    @Test
    void theLargestNumberOfMillisecondsIsNotPlausible() {
        Instant far = Moments.read(JsonNodeFactory.instance.numberNode(Long.MAX_VALUE));
        Instant old = Moments.read(JsonNodeFactory.instance.numberNode(Long.MIN_VALUE));
        assertThat(Moments.isPlausible(Moments.corrected(Optional.of(far), Optional.of(old), NOW), NOW))
                .isFalse();
        assertThat(Moments.isPlausible(Moments.corrected(Optional.of(old), Optional.of(far), NOW), NOW))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-01T10:00:00Z",
                "2026-03-01T10:00Z",
                "2026-03-01T10:00:00.000",
                "2026-03-01T11:00:00+01:00",
                "2026-03-01T11:00:00+0100",
                "2026-03-01T11:00:00.000+01",
                "2026-03-01T06:30:00-0330",
                "2026-03-01T06:30:00-03:30:00",
                "2026-03-01T11:00:00+01:00[Europe/Madrid]"
            })
    void anOffsetIsReadInEveryFormOfTheStandard(String time) {
        assertThat(Moments.read(JsonNodeFactory.instance.textNode(time))).isEqualTo(NOW);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "now",
                "2026-03-01",
                "2026-03-01T10:00:00+",
                "2026-03-01T10:00:00+1",
                "2026-03-01T10:00:00+25",
                "2026-03-01T10:00:00+01:00x"
            })
    void anythingElseIsNoTime(String text) {
        assertThatThrownBy(() -> Moments.read(JsonNodeFactory.instance.textNode(text)))
                .isInstanceOf(DateTimeException.class);
    }

    @Test
    void aClockThatIsWrongByYearsIsCorrected() {
        Instant original = Instant.parse("1970-01-01T00:00:00Z");
        assertThat(Moments.corrected(Optional.of(original), Optional.of(original.plusSeconds(5)), NOW))
                .isEqualTo(NOW.minusSeconds(5));
    }
}
