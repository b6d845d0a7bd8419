package io.continuo.identity.graph;

import io.continuo.events.Identifier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Identifiers that were seen together and so belong to one person, unless a rule says otherwise.
 *
 * @param identifiers strongest first, without repetition
 * @param mayFound whether a customer may be created for them
 * @param trace W3C {@code traceparent} of the cause, passed on with what follows from it; null for the current one
 */
public record Sighting(
        List<Identifier> identifiers,
        Evidence evidence,
        boolean mayFound,
        @Nullable String trace) {

    public Sighting {
        identifiers = identifiers.stream().distinct().sorted().toList();
    }
}
