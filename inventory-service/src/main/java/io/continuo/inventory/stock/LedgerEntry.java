package io.continuo.inventory.stock;

import java.time.Instant;

/**
 * One row of the ledger: never changed, never deleted.
 *
 * @param seq 1 for the first row of a SKU at a node, then without gaps
 * @param by what was added to the counters
 * @param at never before the entry it follows
 */
public record LedgerEntry(
        StockKey key, long seq, Counters by, Cause cause, Instant at, LedgerHash previous, LedgerHash hash) {

    static LedgerEntry after(Stock stock, Counters by, Cause cause, Instant at) {
        long seq = stock.version() + 1;
        LedgerHash hash = stock.hash().next(stock.key(), seq, by, cause, at);
        return new LedgerEntry(stock.key(), seq, by, cause, at, stock.hash(), hash);
    }

    /** Whether the row says what it said when it was written. */
    boolean isIntact() {
        return previous.next(key, seq, by, cause, at).equals(hash);
    }
}
