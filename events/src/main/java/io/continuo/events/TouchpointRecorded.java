package io.continuo.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A customer met the company somewhere. Topic {@link Topics#TOUCHPOINTS}, key {@link #logKey()}.
 *
 * <p>The log is never rewritten with a customer id: who this is, is the map of {@link IdentifierMapped}.
 *
 * @param id unique over all sources; the same id is the same touchpoint, however often it comes
 * @param type what happened, a name of the event catalogue ("Product Viewed")
 * @param channel where
 * @param occurredAt when it happened, corrected for the sender's clock
 * @param receivedAt when it reached Continuo; those that came together are nanoseconds apart, in the order in which they came
 * @param identifiers at least one, strongest first, without repetition
 * @param properties JSON values; {@code campaign} (source, medium, name) and {@code referrer} say where it came from
 * @param stage set by the sender where it knows better than the stage rules
 * @param source the system or write key that sent it
 */
public record TouchpointRecorded(
        String id,
        String type,
        Channel channel,
        Instant occurredAt,
        Instant receivedAt,
        List<Identifier> identifiers,
        Map<String, @Nullable Object> properties,
        @Nullable Stage stage,
        @Nullable String source) {

    public TouchpointRecorded {
        if (identifiers.isEmpty()) {
            throw new IllegalArgumentException("a touchpoint carries at least one identifier");
        }
        identifiers = identifiers.stream().distinct().sorted().toList();
        // Not Map.copyOf: a JSON property may be null, and the order of the sender is kept.
        properties = Collections.unmodifiableMap(properties);
    }

    /** The identifier this touchpoint is bound to. */
    @JsonIgnore
    public Identifier strongest() {
        return identifiers.getFirst();
    }

    /** Its key, and that of the tombstone that takes it out. */
    public String logKey() {
        return logKey(strongest(), id);
    }

    public TouchpointRecorded with(List<Identifier> otherIdentifiers, Map<String, @Nullable Object> otherProperties) {
        return new TouchpointRecorded(
                id, type, channel, occurredAt, receivedAt, otherIdentifiers, otherProperties, stage, source);
    }

    public TouchpointRecorded at(Stage otherStage) {
        return new TouchpointRecorded(
                id, type, channel, occurredAt, receivedAt, identifiers, properties, otherStage, source);
    }

    public TouchpointRecorded received(Instant otherTime) {
        return new TouchpointRecorded(id, type, channel, occurredAt, otherTime, identifiers, properties, stage, source);
    }

    public static String logKey(Identifier strongest, String id) {
        return LogKeys.of(LogKeys.subject(strongest), id);
    }
}
