package io.continuo.inventory.reservation;

import io.continuo.inventory.Outcome;
import io.continuo.inventory.Rejected;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.sourcing.Demand;
import io.continuo.inventory.sourcing.Demands;
import io.continuo.inventory.sourcing.Plan;
import io.continuo.inventory.sourcing.Shelf;
import io.continuo.inventory.sourcing.Supplies;
import io.continuo.inventory.sourcing.Supply;
import io.continuo.inventory.stock.LedgerEntry;
import io.continuo.inventory.stock.LockedStock;
import io.continuo.inventory.stock.Stock;
import io.continuo.inventory.stock.StockChange;
import io.continuo.inventory.stock.StockKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Requests that are decided together, each as if it came right behind the one before it. Planned on what is committed,
 * which says which rows to lock; then decided on what the locked rows say. Pure: {@link Seating} leads through the steps.
 *
 * <p>A request that cannot be met is refused without a lock. One that is short only because of those before it in the
 * round is refused when they got what they were planned to get.
 */
final class Round {

    private final Instant now;
    private final List<Seat> seats = new ArrayList<>();

    /** Shelves as the plans made so far leave them. */
    private final Map<StockKey, Shelf> planned = new HashMap<>();

    /** Orders that nodes get by these plans, and lose. */
    private final Map<NodeId, Integer> plannedOrders = new HashMap<>();

    /** Shelves as the locked rows and the decisions made so far say. */
    private final Map<StockKey, Shelf> live = new HashMap<>();

    /** Orders that nodes got by these decisions, and lost. */
    private final Map<NodeId, Integer> liveOrders = new HashMap<>();

    /** Versions of the rows as they were locked. */
    private final Map<StockKey, Long> versions = new HashMap<>();

    private boolean overtaken;

    Round(Instant now) {
        this.now = now;
    }

    /** A request and how far it has come. */
    private static final class Seat {

        final Ticket ticket;

        @Nullable
        Claim claim;

        @Nullable
        Supply supply;

        @Nullable
        Plan plan;

        /** Whether nobody touched what the plan takes from since it was made; then planning again would give the same. */
        boolean planStands;

        @Nullable
        Verdict verdict;

        Seat(Ticket ticket) {
            this.ticket = ticket;
        }

        /** Safety stock is a rule about all rows of a SKU, so it is decided with all of them locked. */
        boolean locksEverything(Supply supply) {
            return ticket.locksEverything() || supply.hasSafetyStock();
        }
    }

    /** Seats a request there is nothing to decide about. */
    void add(Ticket ticket, Verdict verdict) {
        Seat seat = new Seat(ticket);
        seat.verdict = verdict;
        seats.add(seat);
    }

    /** Seats a request behind those that are seated. */
    void add(Ticket ticket, Outcome<Supplies.Found> found, Optional<Reservation.Held> replaced) {
        Seat seat = new Seat(ticket);
        seats.add(seat);
        try {
            switch (found.then(known -> spelled(ticket, known))) {
                case Outcome.Refused<List<Demand>>(var reason) -> seat.verdict = new Verdict.Refused(reason);
                case Outcome.Accepted<List<Demand>>(List<Demand> lines) -> {
                    seat.claim = new Claim(ticket.request(), lines, replaced, now);
                    seat.supply = known(found).supply();
                }
            }
        } catch (RuntimeException bug) {
            seat.verdict = new Verdict.Failed(bug);
        }
    }

    /** What the plans take that are still to be made, by {@link Planner#effort}. */
    long effort() {
        long effort = 0;
        for (Seat seat : seats) {
            if (seat.verdict == null && seat.claim != null && seat.supply != null && !seat.planStands) {
                effort += seat.claim.effort(seat.supply);
            }
        }
        return effort;
    }

    /** Plans each request behind those before it, on what is committed. */
    void plan() {
        for (Seat seat : seats) {
            if (seat.verdict == null && seat.claim != null && seat.supply != null) {
                try {
                    plan(seat, seat.claim, seat.supply);
                } catch (RuntimeException bug) {
                    seat.verdict = new Verdict.Failed(bug);
                }
            }
        }
    }

    private void plan(Seat seat, Claim claim, Supply committed) {
        Plan plan = claim.plan(claim.credited(committed.over(planned).busier(plannedOrders)));
        if (plan.shippable()) {
            seat.plan = plan;
            claim.orders(plan, plannedOrders);
            plan.takes()
                    .forEach((key, taken) -> planned.compute(
                            key, (same, shelf) -> shelfOf(key, shelf, committed).plus(taken.negate())));
        } else if (planned.isEmpty() || !claim.plan(claim.credited(committed)).shippable()) {
            seat.verdict = new Verdict.Refused(Demands.shortOf(plan, claim.lines()));
        }
    }

    /** The rows to lock, in their order. */
    SortedSet<StockKey> keys() {
        SortedSet<StockKey> keys = new TreeSet<>();
        for (Seat seat : seats) {
            if (seat.verdict == null && seat.claim != null && seat.supply != null) {
                if (seat.locksEverything(seat.supply)) {
                    keys.addAll(seat.claim.keys(seat.supply));
                } else if (seat.plan != null) {
                    keys.addAll(seat.claim.keys(seat.plan));
                }
            }
        }
        return keys;
    }

    /** Notes what the locked rows say, and which plans stand. */
    void see(LockedStock stock) {
        stock.rows().forEach(row -> {
            live.put(row.key(), shelf(row, stock));
            versions.put(row.key(), row.version());
        });
        for (Seat seat : seats) {
            seat.planStands = seat.plan != null && seat.supply != null && stands(seat.plan, seat.supply);
        }
    }

    /** Decides for good, on what the locked rows say, and enters into them what is taken. */
    void settle(LockedStock stock) {
        for (Seat seat : seats) {
            if (seat.verdict == null && seat.claim != null && seat.supply != null) {
                seat.verdict = settled(seat, seat.claim, seat.supply, stock);
                overtaken |= !(seat.verdict instanceof Verdict.Taken || seat.verdict instanceof Verdict.Refused);
            }
        }
    }

    private Verdict settled(Seat seat, Claim claim, Supply seen, LockedStock stock) {
        try {
            Plan plan = seat.plan != null && seat.planStands
                    ? seat.plan
                    : claim.plan(claim.credited(seen.over(live).busier(liveOrders)));
            boolean isFinal = seat.locksEverything(seen) || (seat.plan == null && !overtaken);
            if (!plan.shippable()) {
                return isFinal ? new Verdict.Refused(Demands.shortOf(plan, claim.lines())) : new Verdict.Overtaken();
            }
            return claim.keys(plan).stream().allMatch(key -> stock.find(key).isPresent())
                    ? taken(claim, plan, stock)
                    : new Verdict.Overtaken();
        } catch (RuntimeException bug) {
            return new Verdict.Failed(bug);
        }
    }

    private boolean stands(Plan plan, Supply seen) {
        return plan.keys().stream()
                .allMatch(key -> seen.shelf(key)
                        .filter(shelf -> Objects.equals(versions.get(key), shelf.version()))
                        .isPresent());
    }

    private Verdict taken(Claim claim, Plan plan, LockedStock stock) {
        Reservation.Held held = claim.held(new ReservationId(UUID.randomUUID().toString()), plan);
        List<StockChange> changes = new ArrayList<>(claim.givenBack());
        changes.addAll(held.taken(claim.request().actor()));
        if (stock.apply(changes, now) instanceof Outcome.Refused<List<LedgerEntry>>(Rejected reason)) {
            return reason instanceof Rejected.Insufficient
                    ? new Verdict.ExpiredInTheWay()
                    : new Verdict.Refused(reason);
        }
        claim.replaced()
                .map(Reservation.Held::terms)
                .filter(terms -> terms.isOver(now))
                .ifPresent(terms -> terms.parts().forEach(part -> stock.noLongerExpired(part.key(), part.quantity())));
        claim.orders(plan, liveOrders);
        changes.forEach(change -> live.put(change.key(), shelf(stock.get(change.key()), stock)));
        return new Verdict.Taken(held, claim.replaced());
    }

    /** A verdict for each request, in the order they were seated. */
    List<Decided> decided() {
        return seats.stream()
                .map(seat -> new Decided(seat.ticket, verdict(seat)))
                .toList();
    }

    /** A request and what came of it. */
    record Decided(Ticket ticket, Verdict verdict) {}

    private static Verdict verdict(Seat seat) {
        return seat.verdict == null ? new Verdict.Overtaken() : seat.verdict;
    }

    private static Outcome<List<Demand>> spelled(Ticket ticket, Supplies.Found known) {
        return Demands.checked(ticket.request().lines(), known, ticket.request().channel());
    }

    private static Supplies.Found known(Outcome<Supplies.Found> found) {
        return switch (found) {
            case Outcome.Accepted<Supplies.Found>(Supplies.Found known) -> known;
            case Outcome.Refused<Supplies.Found> refused -> throw new IllegalStateException("nothing was found");
        };
    }

    private static Shelf shelfOf(StockKey key, @Nullable Shelf planned, Supply committed) {
        return planned == null
                ? committed.shelf(key).orElseThrow(() -> new IllegalStateException("planned from no shelf: " + key))
                : planned;
    }

    /** What the locked rows say. */
    static List<Shelf> shelves(LockedStock stock) {
        return stock.rows().stream().map(row -> shelf(row, stock)).toList();
    }

    private static Shelf shelf(Stock row, LockedStock stock) {
        return new Shelf(
                row.key(),
                row.free().plus(stock.expiredAt(row.key())),
                row.backorderLimit(),
                row.version(),
                row.verifiedAt());
    }
}
