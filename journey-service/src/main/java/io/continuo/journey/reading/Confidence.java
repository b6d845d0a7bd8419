package io.continuo.journey.reading;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.continuo.events.IdentifierType;

/** How much an identifier of a type says of who somebody is. */
enum Confidence {
    /** A company gave it to one person: customer, user, card, CRM. */
    @JsonProperty("high")
    HIGH,
    /** A person mostly has it for themselves, but families share it, and it changes hands: addresses, numbers, handles. */
    @JsonProperty("medium")
    MEDIUM,
    /** It names a browser or a device, whoever sits before it. */
    @JsonProperty("low")
    LOW;

    static Confidence of(IdentifierType type) {
        if (type.compareTo(IdentifierType.CRM_ID) <= 0) {
            return HIGH;
        }
        return type.compareTo(IdentifierType.ANONYMOUS_ID) < 0 ? MEDIUM : LOW;
    }
}
