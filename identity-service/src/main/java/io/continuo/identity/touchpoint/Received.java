package io.continuo.identity.touchpoint;

import com.fasterxml.jackson.databind.JsonNode;
import io.continuo.events.ContactDecision;
import io.continuo.events.EventJson;
import io.continuo.events.TouchpointRecorded;
import io.continuo.identity.customer.Traits;
import io.continuo.identity.graph.Evidence;
import io.continuo.identity.graph.Rule;
import io.continuo.identity.graph.Sighting;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** A record of the touchpoint topic as it was read: a touchpoint, or why it is none. */
sealed interface Received {

    String GROUP_JOINED = "Group Joined";

    ConsumerRecord<String, String> from();

    /**
     * Somebody was seen.
     *
     * @param id of the touchpoint: the same id is the same touchpoint
     * @param traits what it says of the person; mostly nothing
     * @param decision what it says of contact with the person; mostly nothing
     * @param at when it happened, and no later than when it came
     */
    record Touchpoint(
            ConsumerRecord<String, String> from,
            String id,
            Sighting sighting,
            Map<String, JsonNode> traits,
            Optional<ContactDecision> decision,
            Instant at)
            implements Received {}

    record Unreadable(ConsumerRecord<String, String> from, String reason) implements Received {}

    static Received of(ConsumerRecord<String, String> from) {
        if (from.value() == null) {
            return new Unreadable(from, "no value");
        }
        try {
            TouchpointRecorded touchpoint = EventJson.read(from.value(), TouchpointRecorded.class);
            return new Touchpoint(
                    from,
                    touchpoint.id(),
                    sighting(touchpoint, traceOf(from)),
                    traits(touchpoint),
                    ContactDecision.of(touchpoint),
                    at(touchpoint));
        } catch (RuntimeException e) {
            // Whatever a record holds that is no touchpoint, it concerns that record alone.
            return new Unreadable(from, reason(e));
        }
    }

    private static Sighting sighting(TouchpointRecorded touchpoint, @Nullable String trace) {
        String source = Objects.requireNonNullElse(
                touchpoint.source(), touchpoint.channel().name());
        Evidence evidence = new Evidence(
                Rule.SAME_TOUCHPOINT,
                source,
                Objects.requireNonNull(touchpoint.id(), "no id"),
                Objects.requireNonNull(touchpoint.occurredAt(), "no time"));
        return new Sighting(touchpoint.identifiers(), evidence, true, trace);
    }

    /** A clock that is ahead must not decide about what is decided meanwhile. */
    private static Instant at(TouchpointRecorded touchpoint) {
        Instant received = touchpoint.receivedAt();
        return received != null && received.isBefore(touchpoint.occurredAt()) ? received : touchpoint.occurredAt();
    }

    /** Those of a person; what a person joins has traits, too. */
    private static Map<String, JsonNode> traits(TouchpointRecorded touchpoint) {
        Object traits = touchpoint.properties().get("traits");
        if (traits == null || touchpoint.type().equals(GROUP_JOINED)) {
            return Map.of();
        }
        JsonNode json = EventJson.MAPPER.valueToTree(traits);
        Map<String, JsonNode> byName = new LinkedHashMap<>();
        json.properties().stream().limit(Traits.MOST).forEach(trait -> byName.put(trait.getKey(), trait.getValue()));
        return byName;
    }

    private static @Nullable String traceOf(ConsumerRecord<String, String> from) {
        Header header = from.headers().lastHeader("traceparent");
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** Without the values. */
    private static String reason(RuntimeException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return "not a touchpoint: " + cause.getClass().getSimpleName();
    }
}
