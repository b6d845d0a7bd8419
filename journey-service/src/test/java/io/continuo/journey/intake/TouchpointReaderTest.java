package io.continuo.journey.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.continuo.events.Channel;
import io.continuo.events.EventJson;
import io.continuo.events.Identifier;
import io.continuo.events.LogKeys;
import io.continuo.events.Stage;
import io.continuo.events.TouchpointRecorded;
import io.continuo.journey.placement.Touch;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The fast way reads what the usual one reads, and leaves to it what is not as it should be. */
class TouchpointReaderTest {

    private static final List<Identifier> IDENTIFIERS =
            List.of(Identifier.of("email", "ana@example.org"), Identifier.of("device_id", "d"));
    private static final String SUBJECT = LogKeys.subject(IDENTIFIERS.getFirst());

    private static TouchpointRecorded recorded() {
        Map<String, @Nullable Object> properties = new LinkedHashMap<>();
        properties.put("total", new BigDecimal("12.50"));
        properties.put("count", 3);
        properties.put("large", 12_345_678_901L);
        properties.put("tags", List.of("a", Map.of("b", 1), List.of()));
        properties.put("traits", Map.of("email", "ana@example.org"));
        properties.put("campaign", Map.of("name", "Frühling \"26\"", "traits", true));
        return new TouchpointRecorded(
                "t-1",
                "Order Completed",
                new Channel("store"),
                Instant.parse("2026-03-01T10:00:00.123Z"),
                Instant.parse("2026-03-01T10:00:01Z"),
                IDENTIFIERS,
                properties,
                Stage.PURCHASE,
                "pos");
    }

    private static @Nullable Touch read(String json) {
        return TouchpointReader.read(SUBJECT, json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aTouchpointIsReadAsInTheUsualWay() {
        String json = EventJson.write(recorded());

        assertThat(read(json)).isEqualTo(Touch.of(EventJson.read(json, TouchpointRecorded.class)));
    }

    @Test
    void whatIsUnknownIsPassedOver() {
        String json = EventJson.write(recorded()).replaceFirst("\\{", "{\"next\":{\"a\":[1,{}]},");

        assertThat(read(json)).isEqualTo(Touch.of(recorded()));
    }

    static Stream<Consumer<ObjectNode>> faults() {
        return Stream.of(
                json -> json.remove("id"),
                json -> json.put("id", 7),
                json -> json.remove("type"),
                json -> json.put("channel", "nowhere"),
                json -> json.put("stage", "sleep"),
                json -> json.put("occurredAt", "2026-02-30T10:00:01Z"),
                json -> json.putNull("properties"),
                json -> json.putArray("identifiers"),
                json -> ((ObjectNode) json.at("/identifiers/0")).put("value", "eva@example.org"),
                json -> ((ObjectNode) json.at("/identifiers/0")).put("type", "phone"),
                json -> json.put("id", "case:1").put("source", "cases"),
                json -> json.put("id", "feedback:1").put("source", "feedback"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void anythingElseIsLeftToTheUsualWay(Consumer<ObjectNode> fault) {
        ObjectNode json = EventJson.MAPPER.valueToTree(recorded());
        fault.accept(json);

        assertThat(read(json.toString())).isNull();
    }

    @Test
    void soIsWhatEndsTooEarlyOrTooLate() {
        String json = EventJson.write(recorded());

        for (int length = 0; length < json.length(); length++) {
            assertThat(read(json.substring(0, length)))
                    .as("%d characters", length)
                    .isNull();
        }
        assertThat(read(json + "{}")).isNull();
    }
}
