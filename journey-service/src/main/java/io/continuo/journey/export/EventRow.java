package io.continuo.journey.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.continuo.events.EventJson;
import io.continuo.journey.customer.Step;
import io.continuo.journey.placement.Touch;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A step of a journey as a row.
 *
 * @param event the type of the touchpoint
 * @param boundBy the type of the identifier that binds it to the customer
 * @param properties a JSON object
 */
record EventRow(
        String customer,
        String event,
        Instant timestamp,
        String channel,
        String stage,
        @Nullable String source,
        String touchpoint,
        String kind,
        String boundBy,
        @Nullable String order,
        String properties) {

    private static final ObjectMapper JSON = EventJson.MAPPER;

    static EventRow of(String customer, Step step) {
        Touch touch = step.touch();
        return new EventRow(
                customer,
                touch.type(),
                touch.occurredAt(),
                touch.channel().name(),
                name(step.stage()),
                touch.source(),
                touch.id(),
                name(touch.kind()),
                step.placed().boundBy().name(),
                touch.orderId().orElse(null),
                json(touch));
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static String json(Touch touch) {
        try {
            return JSON.writeValueAsString(touch.properties());
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
