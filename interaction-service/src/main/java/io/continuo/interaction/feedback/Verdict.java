package io.continuo.interaction.feedback;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What an answer says about its giver. */
public enum Verdict {
    @JsonProperty("good")
    GOOD,
    @JsonProperty("middling")
    MIDDLING,
    @JsonProperty("bad")
    BAD;

    /** As events and answers have it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
