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

    /**
     * Whose promise it is.
     *
     * @param soldAt the store that sold it; null where it was sold elsewhere, or nobody said
     * @param collectBy when what stands ready goes back into stock; null for never
     */
    record Order(
            PromiseId id,
            ReservationId reservation,
            ChannelId channel,
            @Nullable CustomerId customer,
            String orderId,
            PromiseChanged.Fulfilment fulfilment,
            Instant createdAt,
            @Nullable NodeId soldAt,
            @Nullable Instant collectBy) {

        /** The same order, to be collected by then; null for any time. */
        Order collectBy(@Nullable Instant until) {
            return new Order(id, reservation, channel, customer, orderId, fulfilment, createdAt, soldAt, until);
        }
    }

    /** Something is still to be fulfilled. */
    record Open(Order order, List<PromisePart> parts) implements Promise {

        public Open {
            parts = List.copyOf(parts);
        }

        /** The customer has it. A node that is named may give more than it promised: others need not keep their part. */
        Outcome<Progress> fulfil(List<Ask> asks) {
            Progress prepared = Surplus.of(this, asks);
            return Share.of(prepared.promise(), asks, PromisePart::open, PromisePart::fulfil)
                    .map(prepared::then)
                    .map(Backups::relieved);
        }

        Outcome<Progress> cancel(List<Ask> asks) {
            return Share.of(this, asks, PromisePart::open, PromisePart::cancel).map(Backups::relieved);
        }

        /** The node cannot keep it. */
        Outcome<Progress> reject(List<Ask> asks) {
            return Share.of(this, asks, PromisePart::open, PromisePart::reject).map(Backups::stepIn);
        }

        /** It stands ready for the customer. */
        Outcome<Progress> prepare(List<Ask> asks) {
            return Share.of(this, asks, PromisePart::unprepared, PromisePart::prepare)
                    .map(Backups::relieved);
        }

        /** Backups take over from nodes that did not answer, as far as there are any. */
        Outcome<Progress> moveOn(List<Ask> asks) {
            return Share.of(this, asks, part -> Backups.behind(this, part), PromisePart::cancel)
                    .map(Backups::stepIn);
        }

        /** The nodes that were asked have it. */
        Outcome<Progress> accept(List<Ask> asks) {
            return Share.of(
                            this,
                            asks,
                            part -> part.asked() == null ? Quantity.ZERO : part.open(),
                            (part, quantity) -> part.accepted())
                    .map(Backups::relieved);
        }
    }

    /** Nothing is left to fulfil. */
    record Settled(Order order, List<PromisePart> parts) implements Promise {

        public Settled {
            parts = List.copyOf(parts);
        }
    }

    static Promise of(Order order, List<PromisePart> parts) {
        boolean open = parts.stream().anyMatch(part -> part.open().isPositive());
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

    /** The same promise, to be collected by then. */
    default Promise collectBy(Instant until) {
        return of(order().collectBy(until), parts());
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
            boolean ready = parts().stream().allMatch(part -> part.unprepared().isZero());
            return ready ? "ready" : "open";
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
