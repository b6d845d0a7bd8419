package io.continuo.inventory.catalog;

import io.continuo.events.Quantity;
import org.jspecify.annotations.Nullable;

/**
 * A place that holds stock, and what it takes part in.
 *
 * @param name for people; null where nobody gave one
 * @param place null where nobody said; such a node is never near anything
 * @param country ISO 3166-1 alpha-2
 * @param enabled a disabled node's stock is not for sale
 * @param shipsOrders whether it sends orders; one that does not serves only who fetches it here, or chose this node and
 *     did not ask for it to be sent
 * @param dailyOrderCapacity orders a day; null for no limit
 * @param priority smaller goes first where no channel gives an order
 * @param safetyStock what of each item is left unsold here, where no rule says otherwise
 */
public record Node(
        NodeId id,
        @Nullable String name,
        NodeKind kind,
        @Nullable Place place,
        @Nullable String country,
        boolean enabled,
        boolean shipsOrders,
        boolean offersPickup,
        @Nullable Integer dailyOrderCapacity,
        int priority,
        Quantity safetyStock,
        NodeCalendar calendar) {}
