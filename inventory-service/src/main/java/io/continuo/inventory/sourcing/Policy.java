package io.continuo.inventory.sourcing;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.continuo.events.EventJson;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * How a channel's orders are sourced where a request does not say.
 *
 * @param split holds beside what a request asks for
 * @param lastUnit when the last units of a node are sold only with another node behind them; null for never
 * @param onRejection what becomes of stock that a node did not find
 */
public record Policy(
        Strategy strategy,
        Split split,
        Costs costs,
        @Nullable LastUnit lastUnit,
        Rejection onRejection) {

    public static final Policy NONE = new Policy(Strategy.PRIORITY, Split.FREE, Costs.FREE, null, Rejection.BLOCK);

    /** The strategy that holds for a request. */
    Strategy strategyOf(Preferences preferences) {
        return preferences.strategy() == null ? strategy : preferences.strategy();
    }

    /** The rules about splitting that hold for a request. */
    public Split splitOf(Preferences preferences) {
        return preferences.split().or(split);
    }

    /** As {@link #json} wrote it. */
    static Policy read(JsonObject json) {
        return EventJson.read(json.encode(), Policy.class);
    }

    JsonObject json() {
        return new JsonObject(EventJson.write(this));
    }

    /** What becomes of stock that a node did not find. */
    public enum Rejection {
        /** It stays on the books and is not sold until somebody looks. */
        @JsonProperty("block")
        BLOCK,
        /** As blocked, and a count is asked for, which sets it free. */
        @JsonProperty("count")
        COUNT,
        /** It is taken off the books. */
        @JsonProperty("write_off")
        WRITE_OFF
    }
}
