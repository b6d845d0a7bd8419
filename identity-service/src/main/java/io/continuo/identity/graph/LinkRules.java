package io.continuo.identity.graph;

import io.continuo.events.Identifier;
import io.continuo.events.IdentifierType;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What may be linked.
 *
 * @param alwaysShared identifiers that are shared from the first time they are seen
 * @param weak types that say which device was used, not by whom: they are the ones to give way
 * @param personal types of which two values are two people when nothing but a weak identifier connects them
 * @param limits how many identifiers of a type a customer may come to have; 1 makes the type unique, none is no limit
 * @param sharedAfter claims of more customers than this make a weak identifier shared
 */
record LinkRules(
        BlockedValues blocked,
        Predicate<Identifier> alwaysShared,
        Set<IdentifierType> weak,
        Set<IdentifierType> personal,
        Map<IdentifierType, Integer> limits,
        int sharedAfter) {

    boolean isWeak(Identifier identifier) {
        return weak.contains(identifier.type());
    }

    /** The type of which the two would have too many together. */
    Optional<IdentifierType> clash(Holdings one, Holdings other, boolean weakEvidence) {
        return one.types().stream()
                .filter(type -> one.of(type) > 0 && other.of(type) > 0)
                .filter(type -> one.of(type) + other.of(type) > limit(type, weakEvidence))
                .min(IdentifierType::compareTo);
    }

    boolean hasRoom(Holdings holdings, IdentifierType type, boolean weakEvidence) {
        return holdings.of(type) < limit(type, weakEvidence);
    }

    /** What kind of conflict it is to have too many of the type. */
    Conflict.Kind kindOf(IdentifierType type, boolean weakEvidence) {
        if (limit(type, false) == 1) {
            return Conflict.Kind.UNIQUE;
        }
        return weakEvidence && personal.contains(type) ? Conflict.Kind.WEAK_EVIDENCE : Conflict.Kind.LIMIT;
    }

    private int limit(IdentifierType type, boolean weakEvidence) {
        if (weakEvidence && personal.contains(type)) {
            return 1;
        }
        return limits.getOrDefault(type, Integer.MAX_VALUE);
    }
}
