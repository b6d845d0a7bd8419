package io.continuo.interaction.cases;

import io.continuo.events.CaseChanged.Origin;

/**
 * What makes the company look at a case although nobody asked it to.
 *
 * @param reason for people to read; it names nobody
 * @param touchpointId the touchpoint that shows it: a cause counts once
 */
record Cause(Origin origin, String reason, String touchpointId) {

    static Cause cameAgain(String touchpointId) {
        return new Cause(Origin.REPEATED_CONTACT, "contacted again about the same matter", touchpointId);
    }

    /** Whether the customer said it in words, which belong into the case. */
    boolean isSaid() {
        return origin == Origin.NEGATIVE_POST;
    }
}
