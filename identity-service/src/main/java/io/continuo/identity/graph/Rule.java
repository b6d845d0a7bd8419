package io.continuo.identity.graph;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** What concluded that two nodes of the graph belong together. */
public enum Rule {
    /** The identifier that a base customer was created for. */
    FIRST_SEEN("first-seen"),
    /** Carried by one touchpoint. */
    SAME_TOUCHPOINT("same-touchpoint"),
    /** Named together by a system that resolves a customer. */
    SAME_REQUEST("same-request"),
    /** Named together by one record of a source. */
    SAME_RECORD("same-record"),
    /** Decided by a person, who gave a reason. */
    BY_HAND("by-hand"),
    /** Two records that resemble each other beyond chance. */
    PROBABILISTIC("probabilistic"),
    /** Used by too many people to say whose it is: it has a customer of its own. */
    SHARED("shared");

    private final String text;

    Rule(String text) {
        this.text = text;
    }

    public static Rule of(String text) {
        return Arrays.stream(values())
                .filter(rule -> rule.text.equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown rule " + text));
    }

    @Override
    @JsonValue
    public String toString() {
        return text;
    }
}
