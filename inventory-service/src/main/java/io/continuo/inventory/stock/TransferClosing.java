package io.continuo.inventory.stock;

import io.continuo.events.Quantity;
import io.continuo.http.KeyedRequest;
import io.continuo.http.StoredAnswer;
import io.continuo.inventory.Outcome;
import io.continuo.inventory.Rejected;
import io.continuo.inventory.Transactions;
import io.continuo.inventory.catalog.Catalogue;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Sku;
import io.continuo.outbox.RequestKeys;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Shows what is between two nodes, and ends what never arrives. */
@Singleton
class TransferClosing {

    private final Transactions transactions;
    private final RequestKeys keys;
    private final Catalogue catalogue;
    private final Stocks stocks;
    private final TransferRows rows;
    private final InstantSource clock;

    TransferClosing(
            Transactions transactions,
            RequestKeys keys,
            Catalogue catalogue,
            Stocks stocks,
            TransferRows rows,
            InstantSource clock) {
        this.transactions = transactions;
        this.keys = keys;
        this.catalogue = catalogue;
        this.stocks = stocks;
        this.rows = rows;
        this.clock = clock;
    }

    /** Somebody gives up waiting. */
    record Loss(TransferKey transfer, String reason, String actor) {}

    /** What was sent under a reference and never arrived. */
    record Difference(
            String id, TransferKey key, @Nullable NodeId destination, Quantity quantity, String reason, Instant at) {}

    /** Where a page ended. */
    record Position(Instant at, String id) {}

    /** By SKU and reference. */
    Uni<List<Transfer>> underWay(@Nullable Sku sku, @Nullable NodeId to, TransferRows.Position after, int limit) {
        return transactions.read(client -> rows.underWay(client, sku, to, after, limit));
    }

    /** The newest first. */
    Uni<List<Difference>> differences(@Nullable Sku sku, Optional<Position> after, int limit) {
        // Nothing is newer than a minute from now, however the clocks of two instances differ.
        Position from = after.orElseGet(() -> new Position(clock.instant().plusSeconds(60), ""));
        return transactions.read(client -> rows.differences(client, sku, from, limit));
    }

    /** Ends a transfer; what was announced of it to a node is not incoming there any more. */
    Uni<StoredAnswer> close(KeyedRequest key, Loss loss, Function<Outcome<Difference>, StoredAnswer> answer) {
        return transactions.write(tx -> keys.once(tx, key, () -> close(tx, loss).map(answer)));
    }

    private Uni<Outcome<Difference>> close(SqlConnection tx, Loss loss) {
        Sku named = loss.transfer().sku();
        return catalogue
                .known(tx, List.of(named), List.of())
                .chain(known -> known.spelled(named)
                        .map(sku -> close(
                                tx, loss, new TransferKey(sku, loss.transfer().reference())))
                        .orElseGet(() -> refused(Rejected.Unknown.one(Rejected.Kind.SKU, "/sku", named))));
    }

    /** The stock row is locked before the transfer, as movements do; so it is looked at twice. */
    private Uni<Outcome<Difference>> close(SqlConnection tx, Loss loss, TransferKey key) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return rows.find(tx, key).chain(seen -> {
            List<StockKey> there = seen.map(Transfer::destination).stream()
                    .map(node -> new StockKey(key.sku(), node))
                    .toList();
            return stocks.lock(tx, there, now)
                    .chain(stock -> rows.lock(tx, key)
                            .chain(found -> found.filter(
                                            transfer -> transfer.inTransit().isPositive())
                                    .map(transfer -> found.equals(seen)
                                            ? end(tx, stock, transfer, loss, now)
                                            : close(tx, loss, key))
                                    .orElseGet(() -> refused(Rejected.Unknown.one(
                                            Rejected.Kind.TRANSFER, "/reference", key.reference())))));
        });
    }

    private Uni<Outcome<Difference>> end(
            SqlConnection tx, LockedStock stock, Transfer transfer, Loss loss, Instant now) {
        Difference difference = new Difference(
                UUID.randomUUID().toString(),
                transfer.key(),
                transfer.destination(),
                transfer.inTransit(),
                loss.reason(),
                now);
        Cause cause = Cause.of(
                Cause.Kind.WITHDRAW,
                Cause.Reference.Type.TRANSFER,
                transfer.key().reference(),
                loss.reason(),
                loss.actor());
        List<StockChange> changes = Optional.ofNullable(transfer.destination()).stream()
                .map(node -> new StockKey(transfer.key().sku(), node))
                .map(key -> StockChange.guarded(
                        key, Counters.ofIncoming(transfer.inTransit().negate()), cause))
                .toList();
        return switch (stock.apply(changes, now)) {
            case Outcome.Refused<?>(var reason) -> refused(reason);
            case Outcome.Accepted<?> done ->
                stocks.save(tx, stock, List.of())
                        .chain(() -> rows.end(tx, difference, loss.actor()))
                        .replaceWith(() -> Outcome.accepted(difference));
        };
    }

    private static Uni<Outcome<Difference>> refused(Rejected reason) {
        return Uni.createFrom().item(Outcome.refused(reason));
    }
}
