package io.continuo.inventory.availability;

import io.continuo.inventory.live.Keeping;
import io.continuo.inventory.live.LiveStock;
import io.continuo.inventory.live.Shelf;
import io.continuo.inventory.stock.StockKey;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How far a shelf's record can be trusted, for those who decide on it: see {@link Confidence}. */
@Singleton
public class Trust {

    private static final long ONE_UNIT = 1000;

    private final LiveStock live;

    Trust(Keeping keeping) {
        this.live = keeping.live();
    }

    /**
     * Of the last unit of a SKU at a node.
     *
     * @param verifiedAt when somebody last counted, as its row says; null if never
     * @return 0 to 1
     */
    public double ofLastUnit(StockKey key, @Nullable Instant verifiedAt, Instant now) {
        int counted = verifiedAt == null ? 0 : Math.toIntExact(verifiedAt.getEpochSecond());
        return Confidence.ofShelf(new Shelf(ONE_UNIT, 0, 1, counted, live.pulse(key.sku(), key.node())), now);
    }
}
