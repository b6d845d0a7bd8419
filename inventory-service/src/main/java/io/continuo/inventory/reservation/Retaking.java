package io.continuo.inventory.reservation;

import io.continuo.events.Quantity;
import io.continuo.inventory.Outcome;
import io.continuo.inventory.Rejected;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.reservation.Terms.Part;
import io.continuo.inventory.sourcing.Decision;
import io.continuo.inventory.sourcing.Decisions;
import io.continuo.inventory.sourcing.Demand;
import io.continuo.inventory.sourcing.Demands;
import io.continuo.inventory.sourcing.Plan;
import io.continuo.inventory.sourcing.Planner;
import io.continuo.inventory.sourcing.Supplies;
import io.continuo.inventory.sourcing.Supply;
import io.continuo.inventory.stock.LockedStock;
import io.continuo.inventory.stock.StockKey;
import io.continuo.inventory.stock.Stocks;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Holds other lines than before for a reservation whose row is locked: what stays wanted stays where it is, unless rules
 * about splitting ask for another look at the whole.
 */
@Singleton
class Retaking {

    private final Supplies supplies;
    private final Stocks stocks;
    private final Reservations reservations;
    private final PromiseEvents events;
    private final Planner planner;

    Retaking(Supplies supplies, Stocks stocks, Reservations reservations, PromiseEvents events, Planner planner) {
        this.planner = planner;
        this.supplies = supplies;
        this.stocks = stocks;
        this.reservations = reservations;
        this.events = events;
    }

    /**
     * One try at it.
     *
     * @param held as it was
     * @param changed as it shall be, but for its lines
     * @param everything whether to lock all the channel has of the SKUs, so that what is decided is final
     */
    record Try(Reservation.Held held, Reservation.Held changed, Change change, boolean everything, Instant now) {}

    /** Holds that have expired still sit in the counters; rolls the try back so that they can be released first. */
    static final class ExpiredInTheWay extends RuntimeException {

        ExpiredInTheWay() {
            super("expired holds are in the way", null, false, false);
        }
    }

    /** Fails with {@link Overtaken} or {@link ExpiredInTheWay} where it is to be tried again on a new transaction. */
    Uni<Outcome<Reservation>> take(SqlConnection tx, Try attempt) {
        List<Demand> lines = Objects.requireNonNull(attempt.change().lines());
        Terms terms = attempt.held().terms();
        return supplies.read(
                        tx, terms.channel(), lines.stream().map(Demand::sku).toList(), attempt.now())
                .map(read -> read.then(found -> Demands.checked(lines, found, terms.channel())
                        .map(spelled -> new Wanted(attempt, found.supply(), spelled))))
                .chain(wanted -> switch (wanted) {
                    case Outcome.Accepted<Wanted>(Wanted known) -> decide(tx, known);
                    case Outcome.Refused<Wanted>(var reason) -> refused(reason);
                });
    }

    /** What is wanted, and what there is of it as far as anybody has committed. */
    private record Wanted(Try attempt, Supply committed, List<Demand> lines) {

        Terms before() {
            return attempt.held().terms();
        }

        Delta delta() {
            boolean free =
                    committed.policy().splitOf(attempt.change().preferences()).isFree();
            return free ? Delta.between(before().parts(), lines, this::suits) : Delta.anew(lines);
        }

        private boolean suits(Demand demand, NodeId node) {
            return committed.site(node).map(demand::suits).orElse(true);
        }

        /** The supply without what the reservation gives back. */
        Supply credited(Supply supply, Delta delta) {
            Map<StockKey, Quantity> credit = new TreeMap<>(before().amounts());
            Terms.amounts(delta.kept()).forEach((key, kept) -> credit.merge(key, kept.negate(), Quantity::plus));
            return supply.without(credit);
        }

        Uni<Plan> plan(Planner planner, Supply supply, Delta delta) {
            return planner.brief(
                    credited(supply, delta), delta.more(), attempt.change().preferences(), delta.sent(lines));
        }

        boolean locksEverything() {
            return attempt.everything() || committed.hasSafetyStock();
        }

        SortedSet<StockKey> keys(Plan plan) {
            SortedSet<StockKey> keys = new TreeSet<>(plan.keys());
            keys.addAll(before().keys());
            if (locksEverything()) {
                committed.shelves().forEach(shelf -> keys.add(shelf.key()));
            }
            return keys;
        }
    }

    private Uni<Outcome<Reservation>> decide(SqlConnection tx, Wanted wanted) {
        Delta delta = wanted.delta();
        return wanted.plan(planner, wanted.committed(), delta).chain(plan -> {
            if (!plan.shippable()) {
                return refused(shortOf(plan, wanted, delta));
            }
            return stocks.lock(tx, wanted.keys(plan), wanted.attempt().now())
                    .chain(stock -> wanted.plan(planner, wanted.committed().with(Round.shelves(stock)), delta)
                            .chain(again -> settle(tx, wanted, again, stock)));
        });
    }

    /** Decides for good, by a plan on what the locked rows say. */
    private Uni<Outcome<Reservation>> settle(SqlConnection tx, Wanted wanted, Plan plan, LockedStock stock) {
        Delta delta = wanted.delta();
        if (!plan.shippable() && wanted.locksEverything()) {
            return refused(shortOf(plan, wanted, delta));
        }
        if (!plan.shippable()
                || plan.keys().stream().anyMatch(key -> stock.find(key).isEmpty())) {
            throw new Overtaken();
        }
        Try attempt = wanted.attempt();
        List<Part> parts = delta.with(plan);
        var changes = Delta.changes(wanted.before(), parts, attempt.change().actor());
        if (stock.apply(changes, attempt.now()) instanceof Outcome.Refused) {
            throw new ExpiredInTheWay();
        }
        Reservation.Held held = attempt.changed().holding(parts);
        return save(tx, attempt, held, stock, Decision.of(plan)).replaceWith(() -> Outcome.accepted(held));
    }

    private Uni<Void> save(SqlConnection tx, Try attempt, Reservation.Held held, LockedStock stock, Decision decision) {
        String id = held.terms().id().value();
        return stocks.save(tx, stock, List.of(events.changed(held, attempt.now())))
                .chain(() -> reservations.changeParts(tx, held, attempt.change().customer()))
                .chain(() -> Decisions.add(tx, id, Decisions.Cause.CHANGED, attempt.now(), decision));
    }

    /** What is held and stays counts as available, as it is part of what is asked for. */
    private static Rejected shortOf(Plan plan, Wanted wanted, Delta delta) {
        return Demands.shortOf(
                plan,
                wanted.lines(),
                delta.kept().stream().collect(Collectors.toMap(Part::line, Part::quantity, Quantity::plus)));
    }

    private static Uni<Outcome<Reservation>> refused(Rejected reason) {
        return Uni.createFrom().item(Outcome.refused(reason));
    }
}
