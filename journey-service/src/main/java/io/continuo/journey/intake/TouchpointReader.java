package io.continuo.journey.intake;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.continuo.events.Channel;
import io.continuo.events.EventJson;
import io.continuo.events.LogKeys;
import io.continuo.events.Stage;
import io.continuo.journey.placement.CaseFacts;
import io.continuo.journey.placement.FeedbackFacts;
import io.continuo.journey.placement.Touch;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads touchpoints that are as they should be in a third of the time that reading any event takes; of others it has no
 * opinion. Nothing is checked twice: the key of a record says that its identifier is in its normal form.
 */
final class TouchpointReader {

    private static final Map<String, Stage> STAGES = Arrays.stream(Stage.values())
            .collect(Collectors.toUnmodifiableMap(
                    stage -> EventJson.MAPPER.convertValue(stage, String.class), Function.identity()));

    private @Nullable String id;
    private @Nullable String type;
    private @Nullable String channel;
    private @Nullable Instant occurredAt;
    private @Nullable Instant receivedAt;
    private @Nullable String identifier;
    private @Nullable Map<String, @Nullable Object> properties;
    private @Nullable Stage stage;
    private @Nullable String source;

    private TouchpointReader() {}

    /**
     * Reads one record.
     *
     * @return null when it is better read in the usual way, which knows what is wrong with it
     */
    static @Nullable Touch read(String subject, byte[] value) {
        try (JsonParser json = EventJson.MAPPER.getFactory().createParser(value)) {
            TouchpointReader reader = new TouchpointReader();
            return json.nextToken() == JsonToken.START_OBJECT && reader.fields(json) ? reader.touch(subject) : null;
        } catch (IOException | RuntimeException e) {
            return null; // The usual way says why.
        }
    }

    private boolean fields(JsonParser json) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            field(name, json);
        }
        return json.currentToken() == JsonToken.END_OBJECT && json.nextToken() == null;
    }

    private void field(String name, JsonParser json) throws IOException {
        switch (name) {
            case "id" -> id = text(json);
            case "type" -> type = text(json);
            case "channel" -> channel = text(json);
            case "occurredAt" -> occurredAt = EventTime.parse(text(json));
            case "receivedAt" -> receivedAt = EventTime.parse(text(json));
            case "identifiers" -> identifier = first(json);
            case "properties" -> properties = object(json, true);
            case "stage" -> stage = stage(text(json));
            case "source" -> source = text(json);
            default -> json.skipChildren();
        }
    }

    private @Nullable Touch touch(String subject) {
        if (id == null
                || type == null
                || channel == null
                || occurredAt == null
                || receivedAt == null
                || properties == null
                || identifier == null
                || CaseFacts.isTold(source, id)
                || FeedbackFacts.isTold(source, id)
                || !LogKeys.isSubject(subject, identifier)) {
            return null;
        }
        return new Touch(
                id, Touch.Kind.CONTACT, type, new Channel(channel), occurredAt, receivedAt, properties, stage, source);
    }

    /** Anything else than text is for those who know what to make of it. */
    private static String text(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw new IOException("no text");
        }
        return json.getText();
    }

    private static Stage stage(String name) throws IOException {
        Stage stage = STAGES.get(name);
        if (stage == null) {
            throw new IOException("no stage");
        }
        return stage;
    }

    /** The first of the identifiers, {@code type:value}. */
    private static @Nullable String first(JsonParser json) throws IOException {
        String first = null;
        while (json.nextToken() == JsonToken.START_OBJECT) {
            String kind = null;
            String value = null;
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                switch (name) {
                    case "type" -> kind = text(json);
                    case "value" -> value = text(json);
                    default -> json.skipChildren();
                }
            }
            first = first == null ? kind + ":" + value : first;
        }
        return json.currentToken() == JsonToken.END_ARRAY ? first : null;
    }

    /** @param whole whether these are all properties, without those that say who it is */
    private static Map<String, @Nullable Object> object(JsonParser json, boolean whole) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw new IOException("no object");
        }
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            if (whole && name.equals(Touch.TRAITS)) {
                json.skipChildren();
            } else {
                object.put(name, value(json));
            }
        }
        return object;
    }

    private static @Nullable Object value(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case START_OBJECT -> object(json, false);
            case START_ARRAY -> array(json);
            case VALUE_STRING -> json.getText();
            case VALUE_NUMBER_INT -> json.getNumberValue();
            case VALUE_NUMBER_FLOAT -> json.getDecimalValue();
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            default -> null;
        };
    }

    private static List<@Nullable Object> array(JsonParser json) throws IOException {
        List<@Nullable Object> array = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(json));
        }
        return Collections.unmodifiableList(array);
    }
}
