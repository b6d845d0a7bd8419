package io.continuo.inventory.promise;

import io.continuo.inventory.Answers;
import io.continuo.inventory.Outcome;
import io.continuo.inventory.Rejected;
import io.continuo.inventory.catalog.Catalogue;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.sourcing.WorkingDays;
import io.continuo.inventory.stock.Cause;
import io.continuo.inventory.stock.LockedStock;
import io.continuo.inventory.stock.StockChange;
import io.continuo.inventory.stock.StockKey;
import io.continuo.inventory.stock.Stocks;
import io.continuo.outbox.OutboxMessage;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Enters what was done to a promise into stock and ledger, and says so. */
@Singleton
class PromiseBooks {

    private final Catalogue catalogue;
    private final Stocks stocks;
    private final Promises promises;
    private final PromiseNews news;
    private final WorkingDays days;

    PromiseBooks(Catalogue catalogue, Stocks stocks, Promises promises, PromiseNews news, WorkingDays days) {
        this.catalogue = catalogue;
        this.stocks = stocks;
        this.promises = promises;
        this.news = news;
        this.days = days;
    }

    /** Enters a new promise: what was reserved for it becomes allocated, and the rest free, which always works. */
    Uni<Promise> open(SqlConnection tx, Promise.Order order, Pledge pledge, String actor) {
        Promise promise = Promise.of(order, pledge.parts());
        Instant now = order.createdAt();
        List<StockChange> changes = pledge.changes(
                PromiseCauses.of(Cause.Kind.ORDER_PLACED, promise, null, actor),
                PromiseCauses.of(Cause.Kind.RELEASE, promise, null, actor));
        List<StockKey> keys = changes.stream().map(StockChange::key).toList();
        // The stock's rows last: everybody who wants the article waits for them.
        return promises.add(tx, promise)
                .chain(() -> stocks.lock(tx, keys, now))
                .invoke(stock -> Answers.orThrow(stock.apply(changes, now)))
                .chain(stock -> Uni.combine()
                        .all()
                        .unis(
                                stocks.save(tx, stock, List.of(news.promised(promise, now))),
                                days.enter(tx, order.id().value(), promise.nodes(), Set.of(), now))
                        .discardItems())
                .replaceWith(promise);
    }

    /** Refused where the stock does not allow it, or where goods go to a node that is not known. */
    Uni<Outcome<Promise>> enter(SqlConnection tx, PromiseStep step, Progress progress, Instant now) {
        Map<String, NodeId> named = step.newNodes(progress);
        return catalogue.known(tx, List.of(), named.values()).chain(known -> {
            List<Rejected.Named> unknown = named.entrySet().stream()
                    .filter(node -> !known.has(node.getValue()))
                    .map(node ->
                            new Rejected.Named(node.getKey(), node.getValue().value()))
                    .toList();
            return unknown.isEmpty()
                    ? enterKnown(tx, step, progress, now)
                    : refused(new Rejected.Unknown(Rejected.Kind.NODE, unknown));
        });
    }

    private Uni<Outcome<Promise>> enterKnown(SqlConnection tx, PromiseStep step, Progress progress, Instant now) {
        List<StockChange> changes = step.changes(progress);
        List<StockKey> keys = changes.stream().map(StockChange::key).toList();
        // Goods may come back to a node that never had the SKU.
        return stocks.open(tx, keys, now).chain(stock -> switch (stock.apply(changes, now)) {
            case Outcome.Refused<?> ignored
            when keys.stream().anyMatch(key -> stock.expiredAt(key).isPositive()) -> throw new TakenMeanwhile(keys);
            case Outcome.Refused<?>(var reason) -> refused(reason);
            case Outcome.Accepted<?> applied ->
                save(tx, stock, progress, now, news.of(step, progress, now))
                        .replaceWith(() -> Outcome.accepted(progress.promise()));
        });
    }

    Uni<Void> save(SqlConnection tx, LockedStock stock, Progress progress, Instant now, List<OutboxMessage> messages) {
        Promise promise = progress.promise();
        return stocks.save(tx, stock, messages)
                .chain(() -> Uni.combine()
                        .all()
                        .unis(
                                promises.save(tx, promise),
                                days.enter(tx, promise.order().id().value(), progress.gained(), progress.lost(), now))
                        .discardItems());
    }

    private static Uni<Outcome<Promise>> refused(Rejected reason) {
        return Uni.createFrom().item(Outcome.refused(reason));
    }
}
