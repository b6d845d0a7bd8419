package io.continuo.inventory.stock;

import io.continuo.inventory.stock.StockReads.Position;
import io.continuo.inventory.stock.StockReads.ReadEntry;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the ledger of one SKU at one node adds up to, read from its first row.
 *
 * @param counters the sum so far
 * @param seq of the last row
 * @param head hash of the last row
 * @param broken the first row that is not what was written; null while the chain holds
 */
record Replay(
        Counters counters,
        long seq,
        LedgerHash head,
        @Nullable Break broken) {

    static final String NOT_THE_SUM = "the counters are not the sum of the ledger";
    static final Replay START = new Replay(Counters.ZERO, 0, LedgerHash.NONE, null);

    /** Where a chain breaks. */
    record Break(long seq, String why) {}

    Replay with(ReadEntry read) {
        if (broken != null) {
            return this;
        }
        Position position = read.position();
        if (read.entry().isEmpty()) {
            return brokenAt(position.seq(), "the row cannot be read");
        }
        LedgerEntry entry = read.entry().get();
        if (entry.seq() != seq + 1) {
            return brokenAt(seq + 1, "the row is missing");
        }
        if (!entry.previous().equals(head)) {
            return brokenAt(entry.seq(), "the row does not follow the one before it");
        }
        if (!entry.isIntact()) {
            return brokenAt(entry.seq(), "the row was changed");
        }
        Optional<Counters> next = counters.plusExact(entry.by());
        return next.isPresent()
                ? new Replay(next.get(), entry.seq(), entry.hash(), null)
                : brokenAt(entry.seq(), "the counters leave their range");
    }

    /** Compares the end of the chain with the row that claims to be its sum. */
    Replay against(Optional<Stock> stock) {
        if (broken != null) {
            return this;
        }
        if (stock.isEmpty()) {
            return brokenAt(seq, "the counters are missing");
        }
        Stock row = stock.get();
        if (row.version() != seq || !row.hash().equals(head)) {
            return brokenAt(seq + 1, "the chain does not end where the counters say");
        }
        return row.counters().equals(counters) ? this : brokenAt(seq, NOT_THE_SUM);
    }

    private Replay brokenAt(long at, String why) {
        return new Replay(counters, seq, head, new Break(at, why));
    }
}
