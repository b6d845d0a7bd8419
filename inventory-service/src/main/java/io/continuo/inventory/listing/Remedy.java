package io.continuo.inventory.listing;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.continuo.events.Quantity;
import io.continuo.inventory.catalog.NodeId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the listing's policy says is to be done; proposals, nothing is moved by it.
 *
 * @param badge {@code few_left} or {@code not_in_stores}; null where none is to be shown
 * @param delisted where it is to be shown no more
 * @param counts stores to be counted before anything is sent there
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Remedy(
        List<Action> actions,
        @Nullable String badge,
        List<Area> delisted,
        List<Transfer> transfers,
        List<Replenishment> replenishments,
        List<NodeId> counts) {

    /** @param radiusKm around the store, whose place is given */
    record Area(NodeId node, double lat, double lon, double radiusKm) {}

    /** @param distanceKm null where one of the two places is unknown */
    record Transfer(
            NodeId from,
            NodeId to,
            Quantity quantity,
            @Nullable Double distanceKm) {}

    /** @param supplier the nearest that has it; null where none is known to */
    record Replenishment(
            NodeId to, Quantity quantity, @Nullable NodeId supplier) {}
}
