package io.continuo.journey.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Only who has the key signs, and only for this call. */
class SignatureTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String TARGET = "/internal/journeys/questions/funnel?version=1&partitions=1,2";

    private final byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
    private final String signed = at(NOON).of(TARGET, body);

    @Test
    void whatAnInstanceSignedIsValidForAMinute() {
        assertThat(at(NOON).isValid(signed, TARGET, body)).isTrue();
        assertThat(at(NOON.plusSeconds(60)).isValid(signed, TARGET, body)).isTrue();
        assertThat(at(NOON.minusSeconds(60)).isValid(signed, TARGET, body)).isTrue();
        assertThat(at(NOON.plusSeconds(61)).isValid(signed, TARGET, body)).isFalse();
        assertThat(at(NOON.minusSeconds(61)).isValid(signed, TARGET, body)).isFalse();
    }

    @Test
    void itIsValidForThisCallOnly() {
        assertThat(at(NOON).isValid(signed, TARGET + "3", body)).isFalse();
        assertThat(at(NOON).isValid(signed, TARGET, new byte[0])).isFalse();
        assertThat(new Signature("another-key-of-instances", InstantSource.fixed(NOON)).isValid(signed, TARGET, body))
                .isFalse();
        long later = NOON.plus(Duration.ofMinutes(5)).toEpochMilli();
        assertThat(at(NOON).isValid(later + signed.substring(signed.indexOf(':')), TARGET, body))
                .isFalse();
    }

    @ParameterizedTest(name = "{0}")
    @NullSource
    @ValueSource(
            strings = {
                "",
                ":",
                "x:y",
                "1772366400000",
                "1772366400000:",
                "9223372036854775807:00",
                "99999999999999999999:00"
            })
    void whatIsNoSignatureIsRefused(String header) {
        assertThat(at(NOON).isValid(header, TARGET, body)).isFalse();
    }

    private static Signature at(Instant time) {
        return new Signature("a-key-that-all-instances-share", InstantSource.fixed(time));
    }
}
