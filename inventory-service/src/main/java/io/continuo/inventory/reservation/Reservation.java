package io.continuo.inventory.reservation;

import io.continuo.events.Quantity;
import io.continuo.inventory.stock.Cause;
import io.continuo.inventory.stock.Counters;
import io.continuo.inventory.stock.StockChange;
import java.time.Instant;
import java.util.List;

/**
 * A hold for a cart.
 *
 * <pre>
 * held ──► confirmed   became a promise
 *   ├────► released    given back, or replaced by a newer hold of its cart
 *   └────► expired     by the clock; a sweep writes it down later
 * </pre>
 */
public sealed interface Reservation {

    Terms terms();

    /** As answers and the database name it. */
    String state();

    /** Grows with every change of anything. */
    default long version() {
        int stage = switch (this) {
            case Held held -> 0;
            case Released released -> 1;
            case Expired expired -> 2;
            case Confirmed confirmed -> 3;
        };
        return terms().changes() * 4L + stage;
    }

    /** Counts against the stock; the only state with transitions. */
    record Held(Terms terms) implements Reservation {

        @Override
        public String state() {
            return "held";
        }

        /** The same hold for whom and until when the change says. */
        Held changed(Change change, Instant now) {
            return new Held(terms.changed(change, now));
        }

        /** The same hold of other parts. */
        Held holding(List<Terms.Part> parts) {
            return new Held(terms.holding(parts));
        }

        /** What taking it does to the stock. */
        List<StockChange> taken(String actor) {
            return terms.changes(Counters::ofReserved, terms.cause(Cause.Kind.RESERVE, actor));
        }

        /** What giving it back does to the stock. */
        List<StockChange> givenBack(Cause.Kind kind, String actor) {
            return terms.changes(quantity -> Counters.ofReserved(quantity.negate()), terms.cause(kind, actor));
        }

        /** What promising it does to the stock. */
        public List<StockChange> promised(Cause cause) {
            return terms.changes(Held::allocated, cause);
        }

        private static Counters allocated(Quantity quantity) {
            return Counters.ofReserved(quantity.negate()).plus(Counters.ofAllocated(quantity));
        }
    }

    /** Given back. */
    record Released(Terms terms) implements Reservation {

        @Override
        public String state() {
            return "released";
        }
    }

    /** Ran out. */
    record Expired(Terms terms) implements Reservation {

        @Override
        public String state() {
            return "expired";
        }
    }

    /** @param promiseId what it became */
    record Confirmed(Terms terms, String promiseId) implements Reservation {

        @Override
        public String state() {
            return "confirmed";
        }
    }
}
