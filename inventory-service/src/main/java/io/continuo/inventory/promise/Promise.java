package io.continuo.inventory.promise;

import io.continuo.events.CustomerId;
import io.continuo.events.PromiseChanged;
import io.continuo.events.Quantity;
import io.continuo.inventory.Outcome;
import io.continuo.inventory.catalog.ChannelId;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.reservation.ReservationId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a customer was promised, at nodes.
 *
 * <pre>
 * open ──fulfil, cancel, reject──► open, while something is left
 *   └───────────────────────────► settled
 * open, settled ──take back──► the same: what was fulfilled comes back
 * </pre>
 */
sealed interface Promise {

    Order order();

    List<PromisePart> parts();

    /** Whose promise it is; never changes. */
    record Order(
            PromiseId id,
            ReservationId reservation,
            ChannelId channel,
            @Nullable CustomerId customer,
            String orderId,
            PromiseChanged.Fulfilment fulfilment,
            Instant createdAt) {}

    /** Something is still to be fulfilled. */
    record Open(Order order, List<PromisePart> parts) implements Promise {

        public Open {
            parts = List.copyOf(parts);
        }

        Outcome<Progress> fulfil(List<Ask> asks) {
            return Share.of(this, asks, PromisePart::left, PromisePart::fulfil);
        }

        Outcome<Progress> cancel(List<Ask> asks) {
            return Share.of(this, asks, PromisePart::left, PromisePart::cancel);
        }

        /** The node cannot keep it. */
        Outcome<Progress> reject(List<Ask> asks) {
            return Share.of(this, asks, PromisePart::left, PromisePart::reject);
        }
    }

    /** Nothing is left to fulfil. */
    record Settled(Order order, List<PromisePart> parts) implements Promise {

        public Settled {
            parts = List.copyOf(parts);
        }
    }

    static Promise of(Order order, List<PromisePart> parts) {
        boolean open = parts.stream().anyMatch(part -> part.left().isPositive());
        return open ? new Open(order, parts) : new Settled(order, parts);
    }

    /** What was fulfilled comes back, to whatever node. */
    default Outcome<Progress> takeBack(List<Ask> asks) {
        return Share.of(this, asks, PromisePart::kept, PromisePart::takeBack);
    }

    /** The same promise with more at some nodes. */
    default Promise with(List<Move> more) {
        List<PromisePart> next = new ArrayList<>(parts());
        for (Move move : more) {
            int at = indexOf(next, move);
            if (at < 0) {
                next.add(PromisePart.open(move.line(), move.key(), move.quantity()));
            } else {
                next.set(at, next.get(at).plus(move.quantity()));
            }
        }
        return of(order(), next);
    }

    /** The nodes that work on it, or have. */
    default Set<NodeId> nodes() {
        return parts().stream()
                .filter(part -> part.left().plus(part.fulfilled()).isPositive())
                .map(part -> part.key().node())
                .collect(Collectors.toSet());
    }

    /** As answers name it: what is left decides, then what was done last. */
    default String state() {
        if (this instanceof Open) {
            return "open";
        }
        if (sum(PromisePart::fulfilled).isPositive()) {
            return sum(PromisePart::kept).isZero() ? "returned" : "fulfilled";
        }
        return sum(PromisePart::rejected).isPositive()
                        && sum(PromisePart::cancelled).isZero()
                ? "rejected"
                : "cancelled";
    }

    private Quantity sum(Function<PromisePart, Quantity> amount) {
        return parts().stream().map(amount).reduce(Quantity.ZERO, Quantity::plus);
    }

    private static int indexOf(List<PromisePart> parts, Move move) {
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).line().equals(move.line()) && parts.get(i).key().equals(move.key())) {
                return i;
            }
        }
        return -1;
    }
}
