package io.continuo.journey.placement;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.continuo.events.Channel;
import io.continuo.events.Stage;
import io.continuo.events.TouchpointRecorded;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A touchpoint as a journey needs it: without the values of its identifiers.
 *
 * @param kind met by the customer, or a fact about what was promised to them
 * @param stage as its sender named it; the rules decide otherwise
 */
public record Touch(
        String id,
        Kind kind,
        String type,
        Channel channel,
        Instant occurredAt,
        Instant receivedAt,
        Map<String, @Nullable Object> properties,
        @Nullable Stage stage,
        @Nullable String source) {

    /** Journey order: when it happened; then when it arrived, then the id, so that the order is total. */
    public static final Comparator<Touch> JOURNEY_ORDER = Comparator.comparing(Touch::occurredAt)
            .thenComparing(Touch::receivedAt)
            .thenComparing(Touch::id);

    /** The property in which a sender says who it is. */
    public static final String TRAITS = "traits";

    private static final int MAX_ID = 512;
    /** Characters of an order's id. */
    public static final int MAX_ORDER_ID = 255;

    /** What the touchpoint is a trace of. Rows hold the number of the constant: a new one comes behind the others. */
    public enum Kind {
        /** Customer and company met. */
        @JsonProperty("contact")
        CONTACT,
        /** A reservation or promise moved on; nobody met anybody, so it is no hand-off. */
        @JsonProperty("promise")
        PROMISE,
        /** Something happened in a case that the customer did not notice, or notices by another touchpoint. */
        @JsonProperty("case")
        CASE
    }

    public Touch {
        Objects.requireNonNull(id, "id");
        if (id.isEmpty() || id.length() > MAX_ID) {
            throw new IllegalArgumentException("a touchpoint's id has 1 to " + MAX_ID + " characters");
        }
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(occurredAt, "occurredAt");
        Objects.requireNonNull(receivedAt, "receivedAt");
        properties = Collections.unmodifiableMap(properties);
    }

    /** A contact, as it stands in the log. */
    public static Touch of(TouchpointRecorded recorded) {
        return new Touch(
                recorded.id(),
                Kind.CONTACT,
                recorded.type(),
                recorded.channel(),
                recorded.occurredAt(),
                recorded.receivedAt(),
                withoutTraits(recorded.properties()),
                recorded.stage(),
                recorded.source());
    }

    /** What a person said about themselves belongs to their profile; a journey has no use for it. */
    private static Map<String, @Nullable Object> withoutTraits(Map<String, @Nullable Object> properties) {
        if (!properties.containsKey(TRAITS)) {
            return properties;
        }
        Map<String, @Nullable Object> kept = new LinkedHashMap<>(properties);
        kept.remove(TRAITS);
        return kept;
    }

    /** Whether it happened until then. */
    boolean isUntil(Instant time) {
        return !occurredAt.isAfter(time);
    }

    /** The order it is about, where it names one. */
    @JsonIgnore
    public Optional<String> orderId() {
        return Stream.of("order_id", "orderId")
                .map(properties::get)
                .filter(value -> value instanceof String || value instanceof Number)
                .map(Object::toString)
                .filter(order -> !order.isBlank() && order.length() <= MAX_ORDER_ID)
                .findFirst();
    }
}
