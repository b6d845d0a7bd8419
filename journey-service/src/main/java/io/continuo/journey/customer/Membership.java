package io.continuo.journey.customer;

import io.continuo.journey.placement.Binding;
import io.continuo.journey.placement.Placement;
import org.jspecify.annotations.Nullable;

/**
 * Whether an identifier belongs to a customer, as of a version of the map. It stays when the identifier leaves, so
 * that a touchpoint that was sent before and arrives after does not come back.
 */
record Membership(Binding binding, long version, boolean belongs) {

    static Membership of(Placement placement) {
        return new Membership(placement.binding(), placement.version(), placement instanceof Placement.Placed);
    }

    /** Whether the placement is older news than what is known. */
    static boolean outdates(@Nullable Membership known, Placement placement) {
        if (known == null) {
            return false;
        }
        return switch (placement) {
            // While the identifier belongs here, its touchpoints do too, whichever version sent them.
            case Placement.Placed placed -> !known.belongs() && placed.version() <= known.version();
            case Placement.Left left -> left.version() < known.version();
            // What is to go goes, whoever holds the identifier now.
            case Placement.Erased erased -> false;
        };
    }
}
