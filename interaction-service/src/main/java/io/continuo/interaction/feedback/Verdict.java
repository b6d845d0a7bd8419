package io.continuo.interaction.feedback;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an answer says about its giver. */
public enum Verdict {
    @JsonProperty("good")
    GOOD,
    @JsonProperty("middling")
    MIDDLING,
    @JsonProperty("bad")
    BAD
}
