package io.continuo.inventory.catalog;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which of the items and nodes that somebody named exist. */
public final class Known {

    private final Map<String, Sku> skus;
    private final Set<NodeId> nodes;

    Known(Map<String, Sku> skus, Set<NodeId> nodes) {
        this.skus = Map.copyOf(skus);
        this.nodes = Set.copyOf(nodes);
    }

    /** The SKU as its item is spelled. */
    public Optional<Sku> spelled(Sku named) {
        return Optional.ofNullable(skus.get(named.key()));
    }

    public boolean has(NodeId node) {
        return nodes.contains(node);
    }
}
