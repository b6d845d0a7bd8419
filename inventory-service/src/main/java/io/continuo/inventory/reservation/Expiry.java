package io.continuo.inventory.reservation;

import io.continuo.inventory.Answers;
import io.continuo.inventory.InventoryConfig;
import io.continuo.inventory.Transactions;
import io.continuo.inventory.catalog.Sku;
import io.continuo.inventory.stock.Cause;
import io.continuo.inventory.stock.ExpiredHolds;
import io.continuo.inventory.stock.StockChange;
import io.continuo.inventory.stock.StockKey;
import io.continuo.inventory.stock.Stocks;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

/** Releases what has expired. Reads discount it before, so the sweep may be late and nobody is turned away. */
@Singleton
class Expiry implements ExpiredHolds {

    private final Transactions transactions;
    private final Reservations reservations;
    private final Stocks stocks;
    private final PromiseEvents events;
    private final InstantSource clock;
    private final int batch;

    Expiry(
            Transactions transactions,
            Reservations reservations,
            Stocks stocks,
            PromiseEvents events,
            InstantSource clock,
            InventoryConfig config) {
        this.transactions = transactions;
        this.reservations = reservations;
        this.stocks = stocks;
        this.events = events;
        this.clock = clock;
        this.batch = config.sweepBatch();
    }

    /** Everything that has expired, a batch at a time; several instances share the work. */
    @Scheduled(every = "{continuo.inventory.sweep-interval}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        return untilNoneIsLeft(this::sweepOnce);
    }

    /** Everything of these SKUs that has expired, a batch at a time. */
    @Override
    public Uni<Void> sweep(Collection<Sku> skus) {
        return untilNoneIsLeft(() -> sweepOnce(skus));
    }

    private Uni<Void> untilNoneIsLeft(Supplier<Uni<? extends Integer>> sweep) {
        return Multi.createBy()
                .repeating()
                .uni(sweep)
                .whilst(released -> released == batch)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Integer> sweepOnce(Collection<Sku> skus) {
        Instant now = clock.instant();
        return transactions.write(
                tx -> reservations.lockExpired(tx, skus, now, batch).chain(expired -> release(tx, expired, now)));
    }

    private Uni<Integer> sweepOnce() {
        Instant now = clock.instant();
        return transactions.write(
                tx -> reservations.lockExpired(tx, now, batch).chain(expired -> release(tx, expired, now)));
    }

    private Uni<Integer> release(SqlConnection tx, List<Reservation.Held> expired, Instant now) {
        if (expired.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        List<StockKey> keys =
                expired.stream().flatMap(held -> held.terms().keys().stream()).toList();
        List<StockChange> changes = expired.stream()
                .flatMap(held -> held.givenBack(Cause.Kind.EXPIRE, Cause.SERVICE).stream())
                .toList();
        List<ReservationId> ids =
                expired.stream().map(held -> held.terms().id()).toList();
        return stocks.lock(tx, keys, now)
                .invoke(stock -> Answers.orThrow(stock.apply(changes, now)))
                .chain(stock -> stocks.save(
                        tx,
                        stock,
                        expired.stream().map(held -> events.ended(held, now)).toList()))
                .chain(() -> reservations.close(tx, ids, "expired"))
                .replaceWith(expired.size());
    }
}
