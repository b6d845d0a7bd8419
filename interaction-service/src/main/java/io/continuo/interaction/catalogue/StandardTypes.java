package io.continuo.interaction.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import io.continuo.events.EventJson;
import io.continuo.events.Stage;
import io.continuo.interaction.InteractionConfig;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The names everybody knows: Segment's e-commerce and e-mail events, and what happens in stores, calls and messages. */
@Singleton
class StandardTypes {

    private static final String FILE = "standard-types.json";

    private final Map<String, EventType> byName = new LinkedHashMap<>();

    StandardTypes(InteractionConfig config) {
        JsonNode file = read();
        for (JsonNode entry : file.path("types")) {
            EventType type =
                    type(entry, file.path("schemas"), config.catalogue().standardPolicy());
            byName.put(type.name(), type);
        }
    }

    Optional<EventType> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    List<EventType> all() {
        return List.copyOf(byName.values());
    }

    private static EventType type(JsonNode entry, JsonNode schemas, InteractionConfig.Catalogue.StandardPolicy policy) {
        JsonNode schema = schemas.path(entry.path("schema").asText());
        boolean checked = schema.isObject() && policy != InteractionConfig.Catalogue.StandardPolicy.OFF;
        return new EventType(
                entry.path("type").asText(),
                0,
                entry.path("description").asText(),
                Stage.valueOf(entry.path("stage").asText().toUpperCase(Locale.ROOT)),
                policy == InteractionConfig.Catalogue.StandardPolicy.REJECT ? Policy.REJECT : Policy.FLAG,
                checked
                        ? List.of(new SchemaVersion(SchemaVersion.STANDARD, schema, Instant.EPOCH, "continuo"))
                        : List.of());
    }

    private static JsonNode read() {
        try (InputStream json = StandardTypes.class.getResourceAsStream(FILE)) {
            return EventJson.MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
