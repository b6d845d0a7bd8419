package io.continuo.inventory.promise;

import io.continuo.events.PromiseChanged;
import io.continuo.events.Quantity;
import io.continuo.inventory.Outcome;
import io.continuo.inventory.Rejected;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.sourcing.Policy;
import io.continuo.inventory.stock.Cause;
import io.continuo.inventory.stock.Counters;
import io.continuo.inventory.stock.StockChange;
import io.continuo.inventory.stock.StockKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Something that is done to a promise.
 *
 * @param asks what it is done to; empty for everything
 * @param to where returned goods go; null for the node each part came from
 * @param damaged whether what comes back cannot be sold as it is
 * @param keptReady how long what is ready is kept for its customer; null where nothing gets ready
 * @param actor the client that asks
 */
record PromiseStep(
        Kind kind,
        List<Ask> asks,
        @Nullable NodeId to,
        boolean damaged,
        @Nullable Duration keptReady,
        @Nullable String reason,
        String actor) {

    /** What can be done. */
    enum Kind {
        FULFIL(Cause.Kind.FULFIL, PromiseChanged.State.FULFILLED),
        CANCEL(Cause.Kind.CANCEL, PromiseChanged.State.CANCELLED),
        /** Nothing moves: it stands ready. */
        READY(Cause.Kind.FULFIL, PromiseChanged.State.READY),
        /** Nothing moves, but what was kept in case the node does not have it. */
        ACCEPT(Cause.Kind.CANCEL, null),
        /** A node that was asked did not answer in time: what another one keeps for it is fulfilled there. */
        UNANSWERED(Cause.Kind.CANCEL, null),
        RETURN(Cause.Kind.RETURN, PromiseChanged.State.RETURNED),
        /** The node does not have it: what it promised is blocked there until somebody looks. */
        REJECT(Cause.Kind.REJECT, PromiseChanged.State.REJECTED);

        private final Cause.Kind cause;
        private final PromiseChanged.@Nullable State state;

        Kind(Cause.Kind cause, PromiseChanged.@Nullable State state) {
            this.cause = cause;
            this.state = state;
        }

        /** What the others are told; null where it concerns nobody else. */
        PromiseChanged.@Nullable State state() {
            return state;
        }
    }

    /** What the service does by itself. */
    static PromiseStep ofService(Kind kind, List<Ask> asks, String reason) {
        return new PromiseStep(kind, asks, null, false, null, reason, Cause.SERVICE);
    }

    /** The promise afterwards, and what it was done to, at that instant. */
    Outcome<Progress> on(Promise promise, Instant now) {
        return on(promise)
                .map(progress -> keptReady == null
                        ? progress
                        : progress.to(progress.promise().collectBy(now.plus(keptReady))));
    }

    /** Whether something takes the place of what it was done to. */
    boolean isSourcedAgain() {
        return kind == Kind.REJECT;
    }

    private Outcome<Progress> on(Promise promise) {
        return switch (promise) {
            case Promise.Open open ->
                switch (kind) {
                    case FULFIL -> open.fulfil(asks);
                    case CANCEL -> open.cancel(asks);
                    case READY -> open.prepare(asks);
                    case ACCEPT -> open.accept(asks);
                    case UNANSWERED -> open.moveOn(asks);
                    case RETURN -> open.takeBack(asks);
                    case REJECT -> open.reject(asks);
                };
            case Promise.Settled settled ->
                kind == Kind.RETURN
                        ? settled.takeBack(asks)
                        : Outcome.refused(new Rejected.NothingLeft(null, Quantity.ZERO));
        };
    }

    /**
     * Nodes that had no part in the promise before, by where the request names them.
     *
     * @param progress what the step does
     */
    Map<String, NodeId> newNodes(Progress progress) {
        Map<String, NodeId> nodes = new LinkedHashMap<>();
        if (to != null) {
            nodes.put("/node", to);
        }
        Set<NodeId> added =
                progress.added().stream().map(move -> move.key().node()).collect(Collectors.toSet());
        for (int i = 0; i < asks.size(); i++) {
            NodeId node = asks.get(i).node();
            if (node != null && added.contains(node)) {
                nodes.put("/lines/" + i + "/node", node);
            }
        }
        return nodes;
    }

    /** What it does to the stock, where it is no rejection. */
    List<StockChange> changes(Progress progress) {
        return changes(progress, Policy.Rejection.BLOCK, key -> Quantity.ZERO);
    }

    /**
     * What it does to the stock.
     *
     * @param rejection what becomes of what a node did not find
     * @param there what is on the shelf, and not blocked: no more than that can be missing on it
     */
    List<StockChange> changes(Progress progress, Policy.Rejection rejection, Function<StockKey, Quantity> there) {
        Promise promise = progress.promise();
        List<StockChange> changes = new ArrayList<>();
        Cause freed = PromiseCauses.of(Cause.Kind.CANCEL, promise, reason, actor);
        progress.freed()
                .forEach(move -> changes.add(StockChange.guarded(
                        move.key(), Counters.ofAllocated(move.quantity().negate()), freed)));
        Cause added = PromiseCauses.of(Cause.Kind.ORDER_PLACED, promise, reason, actor);
        progress.added()
                .forEach(move ->
                        changes.add(StockChange.guarded(move.key(), Counters.ofAllocated(move.quantity()), added)));
        Cause cause = PromiseCauses.of(kind.cause, promise, reason, actor);
        // That goods are not there is a fact, whatever it means for what was promised of them.
        StockChange.Force force = kind == Kind.REJECT ? StockChange.Force.FACT : StockChange.Force.GUARDED;
        Map<StockKey, Quantity> shelves = new HashMap<>();
        for (Move move : progress.moves()) {
            Quantity shelf = shelves.computeIfAbsent(key(move), there);
            Quantity missing = shelf.min(move.quantity());
            shelves.put(key(move), shelf.minus(missing));
            by(move.quantity(), missing, rejection)
                    .ifPresent(by -> changes.add(new StockChange(key(move), by, cause, force)));
        }
        return changes;
    }

    private StockKey key(Move move) {
        return to == null ? move.key() : new StockKey(move.key().sku(), to);
    }

    private Optional<Counters> by(Quantity quantity, Quantity missing, Policy.Rejection rejection) {
        Counters freed = Counters.ofAllocated(quantity.negate());
        return switch (kind) {
            case FULFIL -> Optional.of(freed.plus(Counters.ofOnHand(quantity.negate())));
            case CANCEL, UNANSWERED -> Optional.of(freed);
            case RETURN ->
                Optional.of(
                        damaged
                                ? Counters.ofOnHand(quantity).plus(Counters.ofBlocked(quantity))
                                : Counters.ofOnHand(quantity));
            case REJECT ->
                Optional.of(
                        switch (rejection) {
                            case BLOCK, COUNT -> freed.plus(Counters.ofBlocked(missing));
                            case WRITE_OFF -> freed.plus(Counters.ofOnHand(missing.negate()));
                        });
            case READY, ACCEPT -> Optional.empty();
        };
    }
}
