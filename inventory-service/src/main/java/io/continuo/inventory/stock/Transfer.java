package io.continuo.inventory.stock;

import io.continuo.events.Quantity;
import io.continuo.inventory.Outcome;
import io.continuo.inventory.Rejected;
import io.continuo.inventory.catalog.NodeId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Goods that left one node and did not arrive at another yet.
 *
 * @param destination where they were announced; null where nobody said
 */
record Transfer(TransferKey key, @Nullable NodeId destination, Quantity inTransit) {

    static Transfer none(TransferKey key) {
        return new Transfer(key, null, Quantity.ZERO);
    }

    /** The transfer after a step of it, or why that step cannot be. */
    Outcome<Transfer> after(Movement step) {
        return step.type() == MovementType.TRANSFER_OUT ? sent(step) : arrived(step);
    }

    /** More under one reference goes to the same place: an arrival must know whether it was announced. */
    private Outcome<Transfer> sent(Movement step) {
        if (inTransit.isPositive() && !Objects.equals(destination, step.to())) {
            return Outcome.refused(new Rejected.ElsewhereBound(key.reference()));
        }
        return Outcome.accepted(new Transfer(key, step.to(), inTransit.plus(step.quantity())));
    }

    private Outcome<Transfer> arrived(Movement step) {
        Quantity expected = isAnnouncedTo(step.key().node()) || destination == null ? inTransit : Quantity.ZERO;
        if (step.quantity().compareTo(expected) > 0) {
            return Outcome.refused(new Rejected.NotInTransit(key.reference(), expected));
        }
        return Outcome.accepted(new Transfer(key, destination, inTransit.minus(step.quantity())));
    }

    boolean isAnnouncedTo(NodeId node) {
        return node.equals(destination);
    }
}
