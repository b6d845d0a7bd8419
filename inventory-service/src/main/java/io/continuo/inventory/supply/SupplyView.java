package io.continuo.inventory.supply;

import io.continuo.events.Quantity;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Sku;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A supply as answers show it. */
record SupplyView(
        String id,
        NodeId node,
        @Nullable String supplier,
        @Nullable Instant expectedAt,
        SupplyState state,
        List<LineView> lines,
        Instant createdAt,
        long version) {

    /**
     * @param open still to come, and incoming at the node
     * @param over received beyond what was announced
     * @param under announced, and will not come
     */
    record LineView(
            Sku sku,
            Quantity announced,
            Quantity received,
            Quantity damaged,
            Quantity open,
            Quantity over,
            Quantity under) {

        static LineView from(SupplyLine line) {
            return new LineView(
                    line.sku(),
                    line.announced(),
                    line.received(),
                    line.damaged(),
                    line.open(),
                    line.over(),
                    line.withdrawn());
        }
    }

    static SupplyView from(Announcement supply) {
        return new SupplyView(
                supply.id(),
                supply.node(),
                supply.supplier(),
                supply.expectedAt(),
                supply.state(),
                supply.lines().values().stream().map(LineView::from).toList(),
                supply.createdAt(),
                supply.version());
    }
}
