package io.continuo.journey.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.continuo.events.Channel;
import io.continuo.events.CustomerId;
import io.continuo.events.Identifier;
import io.continuo.events.LogKeys;
import io.continuo.events.Stage;
import io.continuo.journey.placement.Binding;
import io.continuo.journey.placement.Touch;
import io.continuo.journey.row.JsonRow;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A touchpoint is read from its row as it was written. */
class TouchRowTest {

    private static final Binding BINDING = Binding.of(LogKeys.subject(Identifier.of("email", "ana@example.org")));

    static Stream<Touch> touches() {
        Map<String, @Nullable Object> nested = new LinkedHashMap<>();
        nested.put("total", new BigDecimal("12.50"));
        nested.put("count", 3);
        nested.put("large", 12_345_678_901L);
        nested.put("ok", true);
        nested.put("nothing", null);
        nested.put("campaign", Map.of("name", "Frühling \"26\"", "tags", List.of("a", Map.of("b", 1), List.of())));
        return Stream.of(
                touch("1", Touch.Kind.CONTACT, Map.of(), null, null),
                touch("é-2", Touch.Kind.CONTACT, nested, Stage.ADVOCACY, "pos"),
                touch("3", Touch.Kind.PROMISE, Map.of("state", "picked_up"), Stage.PURCHASE, null));
    }

    private static Touch touch(
            String id,
            Touch.Kind kind,
            Map<String, @Nullable Object> properties,
            @Nullable Stage stage,
            @Nullable String source) {
        return new Touch(
                id,
                kind,
                "Order \"Completed\"",
                new Channel("store"),
                Instant.parse("1969-12-31T23:59:59.123456789Z"),
                Instant.parse("2026-03-01T10:00:00Z"),
                properties,
                stage,
                source);
    }

    @ParameterizedTest
    @MethodSource("touches")
    void itIsReadAsItWouldBeOfJson(Touch touch) {
        Bytes key = JourneyRows.touch(new CustomerId("ana"), BINDING, touch);

        assertThat(TouchRow.read(key, TouchRow.write(touch)))
                .isEqualTo(JsonRow.read(JsonRow.write(touch), Touch.class));
        assertThat(JourneyRows.customerOf(key)).isEqualTo("ana");
        assertThat(JourneyRows.bindingBytes(key)).isEqualTo(Bytes.wrap(BINDING.bytes()));
    }

    @Test
    void aPartOfARowIsRefused() {
        Touch touch = touches().toList().get(1);
        Bytes key = JourneyRows.touch(new CustomerId("ana"), BINDING, touch);
        byte[] value = TouchRow.write(touch);

        for (int length = 0; length < value.length; length++) {
            byte[] part = Arrays.copyOf(value, length);
            assertThatThrownBy(() -> TouchRow.read(key, part)).isInstanceOf(UncheckedIOException.class);
        }
        assertThatThrownBy(() -> TouchRow.read(key, "{}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UncheckedIOException.class);
    }
}
