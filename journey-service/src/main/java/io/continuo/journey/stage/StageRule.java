package io.continuo.journey.stage;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.continuo.events.Channel;
import io.continuo.events.Stage;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A touchpoint of one of these types, on one of these channels, whose properties pass every test, is of this stage.
 *
 * @param types empty: any type
 * @param channels names of channels; empty: any channel
 * @param properties dotted path of a property ({@code campaign.medium}) to its test; empty: any properties
 */
record StageRule(Stage stage, List<TypePattern> types, Set<String> channels, Map<String, PropertyTest> properties) {

    @JsonCreator
    StageRule(
            @JsonProperty("stage") Stage stage,
            @JsonProperty("types") @Nullable List<TypePattern> types,
            @JsonProperty("channels") @Nullable Set<String> channels,
            @JsonProperty("properties") @Nullable Map<String, PropertyTest> properties) {
        this.stage = stage;
        this.types = types == null ? List.of() : List.copyOf(types);
        this.channels = channels == null ? Set.of() : Set.copyOf(channels);
        this.properties = properties == null ? Map.of() : Map.copyOf(properties);
    }

    boolean matches(String words, Channel channel, Map<String, @Nullable Object> touched) {
        return knows(words) && matches(channel, touched);
    }

    /** Whether it is about touchpoints of this type, in the form in which types are compared. */
    boolean knows(String words) {
        return types.isEmpty() || types.stream().anyMatch(type -> type.matches(words));
    }

    /** Whether it holds for a touchpoint of a type that it knows. */
    boolean matches(Channel channel, Map<String, @Nullable Object> touched) {
        return (channels.isEmpty() || channels.contains(channel.name()))
                && properties.entrySet().stream()
                        .allMatch(test -> test.getValue().passes(valueAt(test.getKey(), touched)));
    }

    private static @Nullable Object valueAt(String path, Map<String, @Nullable Object> properties) {
        Object value = properties;
        for (String name : path.split("\\.", -1)) {
            if (!(value instanceof Map<?, ?> object)) {
                return null;
            }
            value = object.get(name);
        }
        return value;
    }
}
