package io.continuo.interaction.channels;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.continuo.interaction.ingestion.Report;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * A touchpoint in the making, in the shape {@code POST /api/touchpoints} takes. What is absent in the delivery stays
 * absent here: whether that will do is decided where all touchpoints are judged.
 */
final class Draft {

    /** Larger numbers of a clock are milliseconds. */
    private static final long MILLIS_FROM = 100_000_000_000L;

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(\\.\\d{1,6})?");
    private static final Pattern CLOCK = Pattern.compile("\\d{9,14}");

    private final ObjectNode touchpoint = JsonNodeFactory.instance.objectNode();
    private final ArrayNode identifiers = touchpoint.putArray("identifiers");
    private final ObjectNode properties = touchpoint.putObject("properties");

    Draft(String type, String channel, String id) {
        touchpoint.put("id", id).put("type", type).put("channel", channel);
    }

    /** Seconds or milliseconds since 1970, as number or text, or an ISO-8601 time. */
    Draft at(JsonNode time) {
        String text = time.asText("").strip();
        if (!CLOCK.matcher(text).matches()) {
            touchpoint.set("occurredAt", time);
            return this;
        }
        long number = Long.parseLong(text);
        Instant at = number < MILLIS_FROM ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
        touchpoint.put("occurredAt", at.toString());
        return this;
    }

    Draft identifier(String type, String value) {
        if (!value.isBlank()) {
            identifiers.addObject().put("type", type).put("value", value);
        }
        return this;
    }

    Draft property(String name, JsonNode value) {
        if (!value.isMissingNode() && !value.isNull()) {
            properties.set(name, value);
        }
        return this;
    }

    Draft property(String name, String value) {
        if (!value.isBlank()) {
            properties.put(name, value);
        }
        return this;
    }

    /** A number, which some systems write as text. */
    Draft number(String name, JsonNode value) {
        if (!value.isTextual()) {
            return property(name, value);
        }
        number(properties, name, value.asText(""));
        return this;
    }

    /** As it is where it is no number. */
    static void number(ObjectNode object, String name, String text) {
        if (NUMBER.matcher(text).matches()) {
            object.put(name, new BigDecimal(text));
        } else {
            object.put(name, text);
        }
    }

    Report report() {
        return Report.of(touchpoint);
    }
}
