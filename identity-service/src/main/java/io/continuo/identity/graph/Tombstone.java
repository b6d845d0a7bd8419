package io.continuo.identity.graph;

import io.continuo.events.Identifier;
import java.time.Instant;

/**
 * A person of this identifier was erased: what happened to it until then is not to be remembered again.
 *
 * @param lifted whether somebody has decided that imports, which have no date, may bring it again
 */
record Tombstone(Identifier identifier, Instant erasedAt, boolean lifted) {

    /** What happens now, or a person decides, is about whoever has the identifier from now on. */
    boolean forbids(Evidence evidence) {
        return switch (evidence.rule()) {
            case SAME_TOUCHPOINT -> !evidence.occurredAt().isAfter(erasedAt);
            case SAME_RECORD -> !lifted;
            default -> false;
        };
    }
}
