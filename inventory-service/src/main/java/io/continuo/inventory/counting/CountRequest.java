package io.continuo.inventory.counting;

import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Sku;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A count somebody begins.
 *
 * @param skus to be counted later
 * @param tallies counted already
 * @param actor the client that begins it
 */
record CountRequest(
        NodeId node,
        CountKind kind,
        List<Sku> skus,
        List<Tally> tallies,
        @Nullable String reason,
        String actor) {}
