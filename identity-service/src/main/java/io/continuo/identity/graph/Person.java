package io.continuo.identity.graph;

import io.continuo.events.CustomerId;
import io.continuo.events.Identifier;
import io.continuo.events.IdentifierType;
import java.util.List;
import java.util.UUID;

/**
 * Somebody whose data is to be erased or handed out.
 *
 * @param customer who it is now
 * @param bases the base customers it consists of, in their order
 * @param identifiers its own, strongest first, with the records of sources; shared ones are not its own
 */
public record Person(CustomerId customer, List<CustomerId> bases, List<Identifier> identifiers) {

    /** The identifiers other services know. */
    public List<Identifier> named() {
        return identifiers.stream()
                .filter(identifier -> !identifier.type().equals(IdentifierType.SOURCE_RECORD))
                .toList();
    }

    /** For {@code = ANY ($1)}. */
    public UUID[] baseIds() {
        return Graphs.uuids(bases);
    }
}
