package io.continuo.inventory.reservation;

import io.continuo.inventory.Answers;
import io.continuo.inventory.Outcome;
import io.continuo.inventory.Rejected;
import io.continuo.inventory.sourcing.Demand;
import io.continuo.inventory.sourcing.Demands;
import io.continuo.inventory.sourcing.Plan;
import io.continuo.inventory.sourcing.Shelf;
import io.continuo.inventory.sourcing.Supplies;
import io.continuo.inventory.sourcing.Supply;
import io.continuo.inventory.stock.LockedStock;
import io.continuo.inventory.stock.Stock;
import io.continuo.inventory.stock.Stocks;
import io.continuo.outbox.OutboxMessage;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Takes one hold in one transaction: plans on what is committed, locks the rows the plan takes from in their order,
 * plans again on what they say now, and writes. A request that cannot be met is refused without a lock.
 */
@Singleton
class Taking {

    private final Supplies supplies;
    private final Stocks stocks;
    private final Reservations reservations;
    private final PromiseEvents events;
    private final InstantSource clock;

    Taking(Supplies supplies, Stocks stocks, Reservations reservations, PromiseEvents events, InstantSource clock) {
        this.supplies = supplies;
        this.stocks = stocks;
        this.reservations = reservations;
        this.events = events;
        this.clock = clock;
    }

    /** How many rows to lock. */
    enum Locking {
        /** Those the plan takes from; enough unless somebody else is faster. */
        PLANNED,
        /** All the channel has of the SKUs: what is decided then is final. */
        EVERYTHING
    }

    /** Fails with {@link Overtaken} or {@link ExpiredInTheWay} where it is to be tried again on a new transaction. */
    Uni<Outcome<Reservation.Held>> take(SqlConnection tx, ReservationRequest request, Locking locking) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return reservations
                .lockHeld(tx, request.channel(), request.cart())
                .chain(replaced -> supplies.read(tx, request.channel(), request.skus(), now)
                        .chain(found -> take(tx, found, new Claim(request, request.lines(), replaced, now), locking)));
    }

    private Uni<Outcome<Reservation.Held>> take(
            SqlConnection tx, Outcome<Supplies.Found> found, Claim asked, Locking locking) {
        return switch (found) {
            case Outcome.Accepted<Supplies.Found>(Supplies.Found known) ->
                switch (Demands.checked(asked.lines(), known, asked.request().channel())) {
                    case Outcome.Accepted<List<Demand>>(List<Demand> lines) ->
                        decide(tx, asked.withLines(lines), known.supply(), locking);
                    case Outcome.Refused<List<Demand>>(var reason) -> refused(reason);
                };
            case Outcome.Refused<Supplies.Found>(var reason) -> refused(reason);
        };
    }

    private Uni<Outcome<Reservation.Held>> decide(SqlConnection tx, Claim claim, Supply committed, Locking locking) {
        Supply supply = claim.credited(committed);
        Plan plan = claim.plan(supply);
        if (!plan.shippable()) {
            return refused(Demands.shortOf(plan, claim.lines()));
        }
        // Safety stock is a rule about all rows of a SKU, so it is decided with all of them locked.
        boolean everything =
                locking == Locking.EVERYTHING || supply.safetyStock().isPositive();
        return stocks.lock(tx, everything ? claim.keys(supply) : claim.keys(plan), claim.now())
                .chain(stock -> settle(tx, claim, supply, stock, everything));
    }

    /** Decides for good, on what the locked rows say. */
    private Uni<Outcome<Reservation.Held>> settle(
            SqlConnection tx, Claim claim, Supply seen, LockedStock stock, boolean everything) {
        Answers.orThrow(stock.apply(claim.givenBack(), claim.now()));
        Plan plan = claim.plan(seen.with(shelves(stock)));
        if (!plan.shippable() && everything) {
            return refused(Demands.shortOf(plan, claim.lines()));
        }
        if (!plan.shippable()
                || plan.keys().stream().anyMatch(key -> stock.find(key).isEmpty())) {
            throw new Overtaken();
        }
        Reservation.Held held = claim.held(new ReservationId(UUID.randomUUID().toString()), plan);
        if (stock.apply(held.taken(claim.request().actor()), claim.now()) instanceof Outcome.Refused) {
            throw new ExpiredInTheWay();
        }
        return save(tx, claim, held, stock).replaceWith(Outcome.accepted(held));
    }

    private Uni<Void> save(SqlConnection tx, Claim claim, Reservation.Held held, LockedStock stock) {
        List<OutboxMessage> news = new ArrayList<>();
        claim.replaced().ifPresent(old -> news.add(events.ended(old, claim.now())));
        news.add(events.reserved(held));
        List<ReservationId> ended =
                claim.replaced().map(old -> List.of(old.terms().id())).orElse(List.of());
        return reservations
                .close(tx, ended, "released")
                .chain(() -> Uni.combine()
                        .all()
                        .unis(stocks.save(tx, stock, news), reservations.add(tx, held))
                        .discardItems());
    }

    private static List<Shelf> shelves(LockedStock stock) {
        return stock.rows().stream().map(row -> shelf(row, stock)).toList();
    }

    private static Shelf shelf(Stock row, LockedStock stock) {
        return new Shelf(row.key(), row.free().plus(stock.expiredAt(row.key())), row.version(), row.verifiedAt());
    }

    private static <T> Uni<Outcome<T>> refused(Rejected reason) {
        return Uni.createFrom().item(Outcome.refused(reason));
    }
}
