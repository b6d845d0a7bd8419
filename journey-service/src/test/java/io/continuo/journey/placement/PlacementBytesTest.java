package io.continuo.journey.placement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.continuo.events.Channel;
import io.continuo.events.Identifier;
import io.continuo.events.LogKeys;
import io.continuo.events.Stage;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A placement comes to step two as step one sent it. */
class PlacementBytesTest {

    private static final Binding BINDING = Binding.of(LogKeys.subject(Identifier.of("email", "ana@example.org")));
    private static final Instant UNTIL = Instant.parse("2026-03-01T10:00:00.000000001Z");

    static Stream<Placement> placements() {
        return Stream.of(
                new Placement.Placed(BINDING, Long.MAX_VALUE, touch()),
                new Placement.Left(BINDING, 0),
                new Placement.Erased(BINDING, -1, UNTIL, new ErasureTask("request", "é/1")));
    }

    private static Touch touch() {
        return new Touch(
                "é-1",
                Touch.Kind.PROMISE,
                "Order \"Completed\"",
                new Channel("x_stall"),
                Instant.EPOCH.minusNanos(1),
                UNTIL,
                Map.of(
                        "huge", new BigInteger("123456789012345678901234567890"),
                        "least", Long.MIN_VALUE,
                        "exact", new BigDecimal("-0.10"),
                        "wide", new BigDecimal("1E+40"),
                        "list", List.of(1, true, "", Map.of("a", List.of()))),
                Stage.SERVICE,
                null);
    }

    @ParameterizedTest
    @MethodSource("placements")
    void itIsReadAsItWasWritten(Placement placement) {
        assertThat(PlacementBytes.read(PlacementBytes.write(placement))).isEqualTo(placement);
    }

    @ParameterizedTest
    @MethodSource("placements")
    void aPartOfOneIsRefused(Placement placement) {
        byte[] whole = PlacementBytes.write(placement);

        for (int length = 0; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> PlacementBytes.read(part)).isInstanceOf(UncheckedIOException.class);
        }
    }

    @Test
    void anotherKindIsRefused() {
        byte[] other = PlacementBytes.write(new Placement.Left(BINDING, 0));
        other[0] = 100;

        assertThatThrownBy(() -> PlacementBytes.read(other)).isInstanceOf(UncheckedIOException.class);
    }
}
