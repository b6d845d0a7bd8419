package io.continuo.inventory.stock;

import com.fasterxml.jackson.databind.JsonNode;
import io.continuo.events.Quantity;
import io.continuo.inventory.catalog.NodeId;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What had been decided for a reservation or an order at a node, by some instant; replayed from the ledger.
 *
 * @param kind {@code reservation} or {@code order}
 * @param id of the reservation, or the selling system's of the order
 * @param state of a reservation {@code held, expired, released} or {@code confirmed}, of an order {@code open} or
 *     {@code settled}
 * @param quantity held, or promised altogether
 * @param open still held, or still to be fulfilled
 * @param fulfilled of an order, as {@code cancelled, rejected, returned}
 * @param reasons what was said to it, in order
 * @param why of a reservation: how its nodes were chosen, and chosen again, until then
 */
@Schema(name = "DecisionAsOf")
record Decision(
        String kind,
        String id,
        NodeId node,
        String state,
        @Nullable String channel,
        Quantity quantity,
        Quantity open,
        Quantity fulfilled,
        Quantity cancelled,
        Quantity rejected,
        Quantity returned,
        List<String> reasons,
        @Nullable JsonNode why,
        Instant since,
        Instant changedAt,
        @Nullable Instant expiresAt) {}
