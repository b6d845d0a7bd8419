package io.continuo.journey.stage;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.continuo.events.Stage;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
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
        this.channels = Collections.unmodifiableSet(new TreeSet<>(channels == null ? Set.of() : channels));
        this.properties = Collections.unmodifiableMap(new TreeMap<>(properties == null ? Map.of() : properties));
    }

    /** Whether it is about touchpoints of this type, in the form in which types are compared. */
    boolean knows(String words) {
        return types.isEmpty() || types.stream().anyMatch(type -> type.matches(words));
    }

    boolean isOn(String channel) {
        return channels.isEmpty() || channels.contains(channel);
    }

    Stream<StageTests.Test> tests() {
        return properties.entrySet().stream().map(test -> new StageTests.Test(test.getKey(), test.getValue()));
    }
}
