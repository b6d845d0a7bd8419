package io.continuo.journey.customer;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.continuo.events.Channel;
import io.continuo.events.EventJson;
import io.continuo.events.Stage;
import io.continuo.journey.placement.Touch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.common.utils.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows of touchpoints that {@link StoredJourneys} wrote, several times as fast as by reflection, which counts where
 * millions are read: times and id are taken from the key. Not for several threads at once.
 */
final class TouchRow {

    private static final Map<String, Stage> STAGES = byName(Stage.values());
    private static final Map<String, Touch.Kind> KINDS = byName(Touch.Kind.values());
    private static final int MAX_KNOWN = 1_000;

    private final Map<String, Channel> channels = new HashMap<>();

    private @Nullable String type;
    private @Nullable Channel channel;
    private @Nullable String source;
    private @Nullable Stage stage;
    private Touch.@Nullable Kind kind;
    private Map<String, @Nullable Object> properties = Map.of();

    private static <E extends Enum<E>> Map<String, E> byName(E[] values) {
        return Arrays.stream(values)
                .collect(Collectors.toUnmodifiableMap(
                        value -> EventJson.MAPPER.convertValue(value, String.class), Function.identity()));
    }

    /** @throws UncheckedIOException when it is no row of a touchpoint */
    Touch read(Bytes key, byte[] value) {
        type = null;
        channel = null;
        source = null;
        stage = null;
        kind = null;
        properties = Map.of();
        try (JsonParser json = EventJson.MAPPER.getFactory().createParser(value)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String name = json.currentName();
                json.nextToken();
                field(name, json);
            }
            return touch(key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void field(String name, JsonParser json) throws IOException {
        switch (name) {
            case "type" -> type = json.getText();
            case "channel" -> channel = channel(json.getText());
            case "source" -> source = json.getValueAsString();
            case "stage" -> stage = STAGES.get(json.getValueAsString(""));
            case "kind" -> kind = KINDS.get(json.getText());
            case "properties" -> properties = object(json);
            default -> json.skipChildren();
        }
    }

    private Touch touch(Bytes key) throws IOException {
        if (type == null || channel == null || kind == null) {
            throw new IOException("a touchpoint has a type, a channel and a kind");
        }
        JourneyRows.Place place = JourneyRows.placeOf(key);
        return new Touch(
                place.id(), kind, type, channel, place.occurredAt(), place.receivedAt(), properties, stage, source);
    }

    private Channel channel(String name) {
        Channel known = channels.get(name);
        if (known != null) {
            return known;
        }
        Channel read = new Channel(name);
        if (channels.size() < MAX_KNOWN) {
            channels.put(name, read);
        }
        return read;
    }

    private static Map<String, @Nullable Object> object(JsonParser json) throws IOException {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            object.put(name, value(json));
        }
        return object;
    }

    private static @Nullable Object value(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case START_OBJECT -> object(json);
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
