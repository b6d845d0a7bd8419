package io.continuo.journey.settings;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What is decided about.
 *
 * @param kind of things, such as {@code maps}
 * @param name of the thing; unique in its kind
 */
public record SettingKey(String kind, String name) {

    @JsonCreator
    public SettingKey(@JsonProperty("kind") String kind, @JsonProperty("name") String name) {
        this.kind = kind;
        this.name = name;
    }
}
