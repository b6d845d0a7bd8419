package io.continuo.identity.explanation;

import io.continuo.events.CustomerId;
import io.continuo.events.Identifier;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Two identifiers that were seen together and not linked.
 *
 * @param kind unique, limit, weak-evidence or never-link
 * @param stronger the one the sighting went to; null where it was forgotten since
 * @param weaker the one that was not linked to it; null where it was forgotten since
 * @param identifierType of which there would have been too many; null where a decision forbids the link
 * @param touchpointId of the first time; null where it was none
 * @param occurrences how often it was seen
 */
public record ConflictView(
        String kind,
        @Nullable Side stronger,
        @Nullable Side weaker,
        @Nullable String identifierType,
        String source,
        @Nullable String touchpointId,
        Instant firstAt,
        Instant lastAt,
        long occurrences) {

    /** An identifier and whose it is now. */
    public record Side(Identifier identifier, CustomerId customerId) {}
}
