package io.continuo.events;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A listing that stopped keeping what it guarantees, still does not, or keeps it again. Topic {@link Topics#LISTINGS},
 * keyed by {@code sku}; a breach is told by its {@code breachId} from opened to closed.
 *
 * @param minSellable how much a store must have to count
 * @param shareRequired of the stores that must have it, above 0 and at most 1
 * @param stores how many stores there are, and {@code covered} how many have it
 * @param shortNodes stores without it, at most 50, the shortest first
 * @param actions what the listing's policy asks for: {@code alert, badge, delist, transfer, replenish, count}
 * @param until when it was kept again; null while it is not
 */
public record ListingBreach(
        String breachId,
        String channel,
        String sku,
        State state,
        Quantity minSellable,
        double shareRequired,
        int stores,
        int covered,
        List<String> shortNodes,
        List<String> actions,
        Instant since,
        @Nullable Instant until,
        Instant at) {

    public ListingBreach {
        shortNodes = List.copyOf(shortNodes);
        actions = List.copyOf(actions);
    }

    /** Where in its life a breach is. */
    public enum State {
        @JsonProperty("opened")
        OPENED,
        @JsonProperty("changed")
        CHANGED,
        @JsonProperty("closed")
        CLOSED
    }
}
