package io.continuo.inventory.sourcing;

import io.continuo.events.Quantity;
import io.continuo.inventory.catalog.ChannelId;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Sku;
import io.continuo.inventory.live.LiveStock;
import io.continuo.inventory.live.Pool;
import org.jspecify.annotations.Nullable;

/**
 * Margins as planners set them. They are policy, not stock: known by heart, and a moment old at most where another
 * instance changed them.
 */
final class PlannedMargins implements Margins {

    private final LiveStock live;
    private final @Nullable ChannelId channel;
    private final Quantity ofChannel;
    private final @Nullable Pool pool;

    /** @param ofChannel what the channel says itself */
    PlannedMargins(LiveStock live, @Nullable ChannelId channel, Quantity ofChannel) {
        this.live = live;
        this.channel = channel;
        this.ofChannel = ofChannel;
        this.pool = live.layout().pool(channel).orElse(null);
    }

    @Override
    public Quantity ofAll(Sku sku) {
        Pool known = pool;
        return known == null
                ? ofChannel
                : live.item(sku).map(item -> known.margin(item, ofChannel)).orElse(ofChannel);
    }

    @Override
    public Quantity at(Sku sku, NodeId node) {
        return pool == null ? Quantity.ZERO : pool.marginAt(sku, node);
    }

    @Override
    public boolean isSold(Sku sku) {
        return live.item(sku).map(item -> live.isSold(item, channel)).orElse(true);
    }
}
