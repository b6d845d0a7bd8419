package io.continuo.inventory.reconciliation;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.continuo.events.Quantity;
import io.continuo.inventory.stock.StockKey;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Two things that should be the same and are not.
 *
 * @param counter which counter it is about; null where it is about the rows themselves
 * @param subject the order or reservation; null where it is about none
 * @param expected what the documents, or for {@code counter} the ledger, say
 * @param found what is recorded instead
 * @param rows the rows that were compared, as {@code table key}
 */
record Finding(
        Kind kind,
        StockKey key,
        @Nullable String counter,
        @Nullable String subject,
        @Nullable Quantity expected,
        @Nullable Quantity found,
        String cause,
        List<String> rows) {

    Finding {
        rows = List.copyOf(rows);
    }

    /** What was compared. */
    enum Kind {
        /** A counter with its ledger. */
        @JsonProperty("counter")
        COUNTER,
        /** An order with what the ledger says is allocated for it. */
        @JsonProperty("order")
        ORDER,
        /** A reservation with what the ledger says is reserved for it. */
        @JsonProperty("reservation")
        RESERVATION,
        /** Incoming goods with what was announced and sent. */
        @JsonProperty("incoming")
        INCOMING,
        /** What is between two nodes with what was sent and has arrived. */
        @JsonProperty("transfer")
        TRANSFER,
        /** The back-order limit the stock keeps to with the one that was set. */
        @JsonProperty("backorder")
        BACKORDER,
        /** The ledger with what was written into it. */
        @JsonProperty("ledger")
        LEDGER,
        /** A hold with the clock: the sweep should have released it. */
        @JsonProperty("expired_hold")
        EXPIRED_HOLD;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What is missing: below zero where there is too much; null where nothing is counted. */
    @Nullable
    Quantity difference() {
        return expected == null || found == null ? null : expected.minus(found);
    }
}
