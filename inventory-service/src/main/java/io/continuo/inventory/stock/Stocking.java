package io.continuo.inventory.stock;

import io.continuo.http.KeyedRequest;
import io.continuo.http.StoredAnswer;
import io.continuo.inventory.Outcome;
import io.continuo.inventory.Rejected;
import io.continuo.inventory.Transactions;
import io.continuo.inventory.catalog.Catalogue;
import io.continuo.inventory.catalog.Known;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Sku;
import io.continuo.outbox.RequestKeys;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Moves stock: what came, left, was counted, blocked or is on its way. */
@Singleton
class Stocking {

    /** Each try releases a batch of the expired holds that were in the way. */
    private static final int TRIES = 10;

    private final Transactions transactions;
    private final RequestKeys keys;
    private final Catalogue catalogue;
    private final Stocks stocks;
    private final ExpiredHolds holds;
    private final InstantSource clock;

    Stocking(
            Transactions transactions,
            RequestKeys keys,
            Catalogue catalogue,
            Stocks stocks,
            ExpiredHolds holds,
            InstantSource clock) {
        this.transactions = transactions;
        this.keys = keys;
        this.catalogue = catalogue;
        this.stocks = stocks;
        this.holds = holds;
        this.clock = clock;
    }

    /** @param stock the row after the movement */
    record Moved(Movement movement, Stock stock) {}

    /**
     * Applies movements in their order in one transaction, at most once. Each is decided for itself: a refused one
     * changes nothing, and the others are applied.
     *
     * @param answer what to keep for the key, made of one outcome per movement
     */
    Uni<StoredAnswer> move(
            KeyedRequest key, List<Movement> movements, Function<List<Outcome<Moved>>, StoredAnswer> answer) {
        return move(new Request(key, movements, answer), TRIES);
    }

    private record Request(
            KeyedRequest key, List<Movement> movements, Function<List<Outcome<Moved>>, StoredAnswer> answer) {

        List<Sku> skus() {
            return movements.stream().map(movement -> movement.key().sku()).toList();
        }
    }

    /** Nobody is refused what only an expired hold keeps. */
    private Uni<StoredAnswer> move(Request request, int tries) {
        return transactions
                .write(tx -> keys.once(
                        tx,
                        request.key(),
                        () -> apply(tx, request.movements(), tries > 1).map(request.answer())))
                .onFailure(HoldsInTheWay.class)
                .recoverWithUni(() -> holds.sweep(request.skus()).chain(() -> move(request, tries - 1)));
    }

    private Uni<List<Outcome<Moved>>> apply(SqlConnection tx, List<Movement> movements, boolean again) {
        var skus = movements.stream().map(movement -> movement.key().sku()).toList();
        var nodes = movements.stream().flatMap(Stocking::nodes).toList();
        return catalogue
                .known(tx, skus, nodes)
                .map(known -> movements.stream()
                        .map(movement -> spelled(movement, known))
                        .toList())
                .chain(spelled -> decide(tx, spelled, again));
    }

    /** @param again whether it may be tried again once expired holds are released */
    private Uni<List<Outcome<Moved>>> decide(SqlConnection tx, List<Outcome<Movement>> movements, boolean again) {
        List<Movement> known = movements.stream().flatMap(Stocking::value).toList();
        List<StockKey> rows =
                known.stream().map(Movement::keys).flatMap(Collection::stream).toList();
        Instant now = clock.instant();
        return stocks.open(tx, rows, now)
                .chain(stock -> Transfers.lock(tx, known).chain(transfers -> {
                    List<Outcome<Moved>> outcomes = movements.stream()
                            .map(movement -> movement.then(step -> move(step, stock, transfers, now)))
                            .toList();
                    if (again && holdsAreInTheWay(outcomes, stock)) {
                        throw new HoldsInTheWay();
                    }
                    return save(tx, stock, transfers).replaceWith(outcomes);
                }));
    }

    private static boolean holdsAreInTheWay(List<Outcome<Moved>> outcomes, LockedStock stock) {
        return outcomes.stream()
                .flatMap(outcome -> outcome instanceof Outcome.Refused<Moved>(Rejected.Insufficient few)
                        ? few.lines().stream()
                        : Stream.<Rejected.Short>empty())
                .flatMap(line -> Stream.ofNullable(line.node()).map(node -> new StockKey(line.sku(), node)))
                .anyMatch(key -> stock.expiredAt(key).isPositive());
    }

    private static Outcome<Moved> move(Movement movement, LockedStock stock, Transfers transfers, Instant now) {
        Outcome<Optional<Transfer>> transfer = movement.type().isTransfer()
                ? transfers.after(movement).map(Optional::of)
                : Outcome.accepted(Optional.empty());
        List<StockChange> changes =
                movement.changes(stock.get(movement.key()).counters().onHand(), transfers.isAnnounced(movement));
        return transfer.then(after -> stock.apply(changes, now).map(entries -> {
            after.ifPresent(transfers::keep);
            return new Moved(movement, stock.get(movement.key()));
        }));
    }

    private Uni<Void> save(SqlConnection tx, LockedStock stock, Transfers transfers) {
        return stocks.save(tx, stock, List.of()).chain(() -> transfers.save(tx));
    }

    private static Outcome<Movement> spelled(Movement movement, Known known) {
        List<Rejected.Named> nodes = new ArrayList<>();
        if (!known.has(movement.key().node())) {
            nodes.add(new Rejected.Named("/node", movement.key().node().value()));
        }
        if (movement.to() != null && !known.has(movement.to())) {
            nodes.add(new Rejected.Named("/to", movement.to().value()));
        }
        if (!nodes.isEmpty()) {
            return Outcome.refused(new Rejected.Unknown(Rejected.Kind.NODE, nodes));
        }
        if (known.isKit(movement.key().sku())) {
            return Outcome.refused(new Rejected.KitHasNoStock("/sku"));
        }
        return known.spelled(movement.key().sku())
                .map(sku -> Outcome.accepted(movement.of(sku)))
                .orElseGet(() -> Outcome.refused(Rejected.Unknown.one(
                        Rejected.Kind.SKU, "/sku", movement.key().sku())));
    }

    private static Stream<NodeId> nodes(Movement movement) {
        return Stream.concat(Stream.of(movement.key().node()), Stream.ofNullable(movement.to()));
    }

    private static Stream<Movement> value(Outcome<Movement> outcome) {
        return outcome instanceof Outcome.Accepted<Movement>(Movement movement) ? Stream.of(movement) : Stream.empty();
    }
}
