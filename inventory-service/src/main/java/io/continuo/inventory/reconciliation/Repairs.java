package io.continuo.inventory.reconciliation;

import io.continuo.events.Quantity;
import io.continuo.inventory.Outcome;
import io.continuo.inventory.Rejected;
import io.continuo.inventory.stock.Cause;
import io.continuo.inventory.stock.Counters;
import io.continuo.inventory.stock.LockedStock;
import io.continuo.inventory.stock.StockChange;
import io.continuo.inventory.stock.Stocks;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Mends findings: compares again under the lock of the stock row, and books what is missing. A counter that is not the sum
 * of its ledger is set to that sum, if the ledger itself holds. Every repair is a ledger row of its own.
 */
@Singleton
class Repairs {

    private static final String SET_TO_SUM = """
            UPDATE stock s SET on_hand = t.on_hand, reserved = t.reserved, allocated = t.allocated, blocked = t.blocked,
                incoming = t.incoming,
                overcommitted = greatest(0, t.reserved + t.allocated + t.blocked - t.on_hand - s.backorder_limit),
                overdrawn = greatest(0, - t.on_hand)
            FROM (SELECT sum(on_hand) AS on_hand, sum(reserved) AS reserved, sum(allocated) AS allocated,
                sum(blocked) AS blocked, sum(incoming) AS incoming FROM ledger WHERE sku = $1 AND node = $2) t
            WHERE s.sku = $1 AND s.node = $2
            """;

    /** What a booking can mend. */
    private static final Set<Finding.Kind> BOOKED =
            EnumSet.of(Finding.Kind.COUNTER, Finding.Kind.ORDER, Finding.Kind.RESERVATION, Finding.Kind.INCOMING);

    private final Stocks stocks;
    private final Checks checks;
    private final Findings findings;
    private final FindingEvents events;
    private final InstantSource clock;

    Repairs(Stocks stocks, Checks checks, Findings findings, FindingEvents events, InstantSource clock) {
        this.stocks = stocks;
        this.checks = checks;
        this.findings = findings;
        this.events = events;
        this.clock = clock;
    }

    /** Refused where no booking mends it, where the ledger itself is broken, and where the difference is gone. */
    Uni<Outcome<Finding>> repair(SqlConnection tx, Kept kept, String actor, @Nullable String reason) {
        Finding finding = kept.finding();
        if (!BOOKED.contains(finding.kind())) {
            return refused("No booking mends this: look at the rows the finding names.");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return stocks.open(tx, List.of(finding.key()), now)
                .chain(stock -> checks.of(tx, List.of(finding.key().sku()), now).chain(seen -> {
                    if (isBroken(seen, finding)) {
                        return refused("The ledger of this SKU at this node was changed: see its proof.");
                    }
                    return same(seen, finding)
                            .map(same -> mend(tx, stock, same, new Mending(actor, reason, now)))
                            .orElseGet(() -> refused("The difference is not there any more."));
                }))
                .call(outcome -> outcome instanceof Outcome.Accepted
                        ? findings.repaired(tx, kept.id(), now, actor, reason)
                                .chain(() -> events.repaired(tx, kept, now))
                        : Uni.createFrom().voidItem());
    }

    private record Mending(String actor, @Nullable String reason, Instant now) {}

    private Uni<Outcome<Finding>> mend(SqlConnection tx, LockedStock stock, Finding finding, Mending by) {
        Cause cause = new Cause(Cause.Kind.RECONCILE, reference(finding), by.reason(), by.actor());
        if (finding.kind() == Finding.Kind.COUNTER) {
            return tx.preparedQuery(SET_TO_SUM)
                    .execute(Tuple.of(
                            finding.key().sku().value(), finding.key().node().value()))
                    .chain(() -> stocks.lock(tx, List.of(finding.key()), by.now()))
                    .chain(fresh -> book(tx, fresh, finding, Counters.ZERO, cause, by.now()));
        }
        Quantity difference = Optional.ofNullable(finding.difference()).orElse(Quantity.ZERO);
        Counters change = switch (finding.kind()) {
            case ORDER -> Counters.ofAllocated(difference);
            case RESERVATION -> Counters.ofReserved(difference);
            default -> Counters.ofIncoming(difference);
        };
        return book(tx, stock, finding, change, cause, by.now());
    }

    private Uni<Outcome<Finding>> book(
            SqlConnection tx, LockedStock stock, Finding finding, Counters change, Cause cause, Instant now) {
        Counters after = stock.get(finding.key()).counters().plus(change);
        if (after.allocated().compareTo(Quantity.ZERO) < 0
                || after.reserved().compareTo(Quantity.ZERO) < 0
                || after.incoming().compareTo(Quantity.ZERO) < 0) {
            return refused("A counter would fall below zero: repair the finding about the counter first.");
        }
        StockChange booked = new StockChange(finding.key(), change, cause, StockChange.Force.FACT);
        return switch (stock.apply(List.of(booked), now)) {
            case Outcome.Refused<?>(var why) -> Uni.createFrom().item(Outcome.refused(why));
            case Outcome.Accepted<?> done ->
                stocks.save(tx, stock, List.of()).replaceWith(() -> Outcome.accepted(finding));
        };
    }

    private static Cause.@Nullable Reference reference(Finding finding) {
        String subject = finding.subject();
        if (subject == null || subject.isEmpty()) {
            return null;
        }
        return switch (finding.kind()) {
            case ORDER -> new Cause.Reference(Cause.Reference.Type.ORDER, subject);
            case RESERVATION -> new Cause.Reference(Cause.Reference.Type.RESERVATION, subject);
            default -> null;
        };
    }

    private static boolean isBroken(List<Finding> seen, Finding finding) {
        return seen.stream()
                .anyMatch(other ->
                        other.kind() == Finding.Kind.LEDGER && other.key().equals(finding.key()));
    }

    private static Optional<Finding> same(List<Finding> seen, Finding finding) {
        return seen.stream()
                .filter(other -> other.kind() == finding.kind()
                        && other.key().equals(finding.key())
                        && Objects.equals(other.subject(), finding.subject())
                        && Objects.equals(other.counter(), finding.counter()))
                .findFirst();
    }

    private static Uni<Outcome<Finding>> refused(String why) {
        return Uni.createFrom().item(Outcome.refused(new Rejected.NotRepairable(why)));
    }
}
