package io.continuo.identity.graph;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why identifiers belong together.
 *
 * @param source the system, write key or person it comes from
 * @param touchpointId null where it is not a touchpoint
 * @param occurredAt when they were seen together; of two claims on a weak identifier the later one holds, whichever
 *     arrived first
 */
public record Evidence(Rule rule, String source, @Nullable String touchpointId, Instant occurredAt) {

    Evidence by(Rule other) {
        return new Evidence(other, source, touchpointId, occurredAt);
    }

    /** Breaks the tie of two claims at one instant, so that their order of arrival does not matter. */
    String tieBreak() {
        return touchpointId == null ? "" : touchpointId;
    }
}
