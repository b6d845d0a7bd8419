package io.continuo.inventory.stock;

import io.continuo.events.Quantity;
import io.continuo.inventory.Outcome;
import io.continuo.inventory.Rejected;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One SKU at one node, and the head of its ledger.
 *
 * @param backorderLimit how much may be promised beyond what is on hand
 * @param overcommitted by how much forced changes left more committed than there is
 * @param overdrawn by how much forced changes left less than nothing on hand
 * @param version the seq of the last ledger entry
 * @param verifiedAt when somebody last counted; null if never
 */
public record Stock(
        StockKey key,
        Counters counters,
        Quantity backorderLimit,
        Quantity overcommitted,
        Quantity overdrawn,
        long version,
        LedgerHash hash,
        Instant changedAt,
        @Nullable Instant verifiedAt) {

    /** What a change leads to. */
    record Step(Stock stock, LedgerEntry entry) {}

    /** How much can be promised; below zero while there is a gap. */
    public Quantity free() {
        return counters.onHand().plus(backorderLimit).minus(counters.committed());
    }

    /** The row and the ledger entry after a change, or why it cannot be. */
    Outcome<Step> apply(StockChange change, Instant now) {
        return counters.plusExact(change.by())
                .<Outcome<Step>>map(next -> step(next, change, now))
                .orElseGet(() -> Outcome.refused(new Rejected.OutOfRange()));
    }

    private Outcome<Step> step(Counters next, StockChange change, Instant now) {
        if (next.blocked().value().signum() < 0) {
            return Outcome.refused(new Rejected.NotBlocked(counters.blocked()));
        }
        if (next.hasNegative()) {
            throw new IllegalStateException("more is given back than was taken: " + key);
        }
        Optional<Rejected> refusal = refusal(next, change);
        return refusal.isPresent() ? Outcome.refused(refusal.get()) : Outcome.accepted(made(next, change, now));
    }

    /** A gap may become narrower by any change, and wider only by a fact. */
    private Optional<Rejected> refusal(Counters next, StockChange change) {
        if (change.force() != StockChange.Force.GUARDED) {
            return Optional.empty();
        }
        if (overdraft(next).compareTo(overdrawn) > 0) {
            return Optional.of(tooLittle(change, counters.onHand()));
        }
        if (overcommitment(next).compareTo(overcommitted) > 0) {
            return Optional.of(tooLittle(change, free()));
        }
        return Optional.empty();
    }

    private Step made(Counters next, StockChange change, Instant now) {
        Instant at = later(now.truncatedTo(ChronoUnit.MICROS), changedAt);
        LedgerEntry entry = LedgerEntry.after(this, change.by(), change.cause(), at);
        Instant verified = change.force() == StockChange.Force.COUNTED ? counted(change, at) : verifiedAt;
        Stock stock = new Stock(
                key,
                next,
                backorderLimit,
                overcommitment(next),
                overdraft(next),
                entry.seq(),
                entry.hash(),
                at,
                verified);
        return new Step(stock, entry);
    }

    /** A count that waited for somebody to agree is as old as it is. */
    private Instant counted(StockChange change, Instant at) {
        Instant counted = Objects.requireNonNullElse(change.countedAt(), at);
        return verifiedAt == null ? counted : later(verifiedAt, counted);
    }

    private Quantity overcommitment(Counters next) {
        return atLeastZero(next.committed().minus(next.onHand()).minus(backorderLimit));
    }

    private static Quantity overdraft(Counters next) {
        return atLeastZero(next.onHand().negate());
    }

    private Rejected tooLittle(StockChange change, Quantity available) {
        Quantity leaving = change.by().onHand().negate();
        Quantity asked = leaving.isPositive() ? leaving : change.by().committed();
        return new Rejected.Insufficient(
                List.of(new Rejected.Short(null, key.sku(), key.node(), asked, atLeastZero(available), null)));
    }

    private static Quantity atLeastZero(Quantity quantity) {
        return quantity.compareTo(Quantity.ZERO) < 0 ? Quantity.ZERO : quantity;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
