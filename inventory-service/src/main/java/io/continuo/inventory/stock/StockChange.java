package io.continuo.inventory.stock;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One change of one row, before anybody decided on it.
 *
 * @param by the amounts to add
 * @param force how far the change may go
 * @param countedAt when that was counted; null for now
 */
public record StockChange(
        StockKey key,
        Counters by,
        Cause cause,
        Force force,
        @Nullable Instant countedAt) {

    public StockChange(StockKey key, Counters by, Cause cause, Force force) {
        this(key, by, cause, force, null);
    }

    /** Whether a change may be refused. */
    public enum Force {
        /** A wish: refused where the stock does not allow it. */
        GUARDED,
        /** A fact somebody observed: recorded whatever it means for what was promised. */
        FACT,
        /** A fact that somebody counted: confidence in the row starts anew. */
        COUNTED
    }

    public static StockChange guarded(StockKey key, Counters by, Cause cause) {
        return new StockChange(key, by, cause, Force.GUARDED);
    }
}
