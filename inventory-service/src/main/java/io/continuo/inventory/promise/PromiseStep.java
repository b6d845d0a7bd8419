package io.continuo.inventory.promise;

import io.continuo.events.PromiseChanged;
import io.continuo.events.Quantity;
import io.continuo.inventory.Outcome;
import io.continuo.inventory.Rejected;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.stock.Cause;
import io.continuo.inventory.stock.Counters;
import io.continuo.inventory.stock.StockChange;
import io.continuo.inventory.stock.StockKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that is done to a promise.
 *
 * @param asks what it is done to; empty for everything
 * @param to where returned goods go; null for the node each part came from
 * @param actor the client that asks
 */
record PromiseStep(
        Kind kind,
        List<Ask> asks,
        @Nullable NodeId to,
        @Nullable String reason,
        String actor) {

    /** What can be done. */
    enum Kind {
        FULFIL(Cause.Kind.FULFIL, PromiseChanged.State.FULFILLED),
        CANCEL(Cause.Kind.CANCEL, PromiseChanged.State.CANCELLED),
        RETURN(Cause.Kind.RETURN, PromiseChanged.State.RETURNED),
        /** The node does not have it: what it promised is blocked there until somebody looks. */
        REJECT(Cause.Kind.REJECT, PromiseChanged.State.REJECTED);

        private final Cause.Kind cause;
        private final PromiseChanged.State state;

        Kind(Cause.Kind cause, PromiseChanged.State state) {
            this.cause = cause;
            this.state = state;
        }

        PromiseChanged.State state() {
            return state;
        }
    }

    /** The promise afterwards, and what it was done to. */
    Outcome<Progress> on(Promise promise) {
        return switch (promise) {
            case Promise.Open open ->
                switch (kind) {
                    case FULFIL -> open.fulfil(asks);
                    case CANCEL -> open.cancel(asks);
                    case RETURN -> open.takeBack(asks);
                    case REJECT -> open.reject(asks);
                };
            case Promise.Settled settled ->
                kind == Kind.RETURN
                        ? settled.takeBack(asks)
                        : Outcome.refused(new Rejected.NothingLeft(null, Quantity.ZERO));
        };
    }

    /** What it does to the stock. */
    List<StockChange> changes(Progress progress) {
        Cause cause = PromiseCauses.of(kind.cause, progress.promise(), reason, actor);
        return progress.moves().stream()
                .map(move -> StockChange.guarded(key(move), by(move.quantity()), cause))
                .toList();
    }

    private StockKey key(Move move) {
        return to == null ? move.key() : new StockKey(move.key().sku(), to);
    }

    private Counters by(Quantity quantity) {
        Counters freed = Counters.ofAllocated(quantity.negate());
        return switch (kind) {
            case FULFIL -> freed.plus(Counters.ofOnHand(quantity.negate()));
            case CANCEL -> freed;
            case RETURN -> Counters.ofOnHand(quantity);
            case REJECT -> freed.plus(Counters.ofBlocked(quantity));
        };
    }
}
