package io.continuo.inventory.counting;

import io.continuo.events.Quantity;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Sku;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A count as answers show it. */
record CountView(
        String id,
        NodeId node,
        CountKind kind,
        CountState state,
        @Nullable String reason,
        Instant createdAt,
        @Nullable String decision,
        List<LineView> lines) {

    /** @param variance what was counted beyond what was expected */
    record LineView(
            Sku sku,
            Line.State state,
            @Nullable Quantity expected,
            @Nullable Quantity counted,
            @Nullable Quantity variance,
            @Nullable Double confidence,
            @Nullable String reason) {

        static LineView from(Line line) {
            return new LineView(
                    line.sku(),
                    line.state(),
                    line.expected(),
                    line.counted(),
                    line.variance(),
                    line.confidence(),
                    line.reason());
        }
    }

    static CountView from(Count count) {
        return new CountView(
                count.id(),
                count.node(),
                count.kind(),
                count.state(),
                count.reason(),
                count.createdAt(),
                count.decision(),
                count.lines().stream().map(LineView::from).toList());
    }
}
