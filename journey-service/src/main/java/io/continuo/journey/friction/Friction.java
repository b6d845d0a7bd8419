package io.continuo.journey.friction;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** A kind of what hurts. */
public enum Friction {
    /** The customer went there and back twice between two types of contacts. */
    @JsonProperty("loop")
    LOOP,
    /** The journey ended at a contact that was no purchase. */
    @JsonProperty("dead_end")
    DEAD_END,
    /** The customer had to come to service again. */
    @JsonProperty("repeated_contact")
    REPEATED_CONTACT,
    /** The customer waited for long, for a word in a case or for what was promised. */
    @JsonProperty("slow_wait")
    SLOW_WAIT,
    /** Something went wrong. */
    @JsonProperty("error")
    ERROR,
    /** The customer went on in another channel, and was lost there. */
    @JsonProperty("drop_after_handoff")
    DROP_AFTER_HANDOFF;

    /** Whether it is known when it happens; who is lost is known only when they have not come back for long. */
    public boolean isKnownAtOnce() {
        return this != DEAD_END && this != DROP_AFTER_HANDOFF;
    }

    /** As callers write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
