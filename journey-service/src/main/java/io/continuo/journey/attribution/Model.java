package io.continuo.journey.attribution;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a conversion is divided among the touches before it. */
public enum Model {
    /** All to the first touch. */
    @JsonProperty("first")
    FIRST,
    /** All to the last touch. */
    @JsonProperty("last")
    LAST,
    /** All to the last touch that is not direct; to the last one where all are. */
    @JsonProperty("last_non_direct")
    LAST_NON_DIRECT,
    /** Each touch the same. */
    @JsonProperty("linear")
    LINEAR,
    /** A touch that is a half-life older gets half as much. */
    @JsonProperty("time_decay")
    TIME_DECAY,
    /** 40 % to the first and the last, 20 % among those between; of two touches each half. */
    @JsonProperty("position")
    POSITION,
    /** By what would be lost without a channel, in a Markov chain of the paths: Anderl et al. (2016). */
    @JsonProperty("markov")
    MARKOV,
    /** By the Shapley value of the channels: Zhao et al. (2018). */
    @JsonProperty("shapley")
    SHAPLEY;

    /** The name callers use. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Model> named(String name) {
        return Arrays.stream(values())
                .filter(model -> model.wireName().equals(name))
                .findFirst();
    }

    public static List<String> names() {
        return Arrays.stream(values()).map(Model::wireName).toList();
    }

    /** Whether it says something of a single conversion; the other models speak of all together. */
    public boolean isRule() {
        return this != MARKOV && this != SHAPLEY;
    }
}
