package io.continuo.inventory.catalog;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which of the items and nodes that somebody named exist. */
public final class Known {

    private final Map<String, Sku> skus;
    private final Set<String> kits;
    private final Set<NodeId> nodes;

    /** @param kits keys of those that are kits */
    Known(Map<String, Sku> skus, Set<String> kits, Set<NodeId> nodes) {
        this.skus = Map.copyOf(skus);
        this.kits = Set.copyOf(kits);
        this.nodes = Set.copyOf(nodes);
    }

    /** The SKU as its item is spelled. */
    public Optional<Sku> spelled(Sku named) {
        return Optional.ofNullable(skus.get(named.key()));
    }

    /** Whether it is made of other items and lies on no shelf itself. */
    public boolean isKit(Sku named) {
        return kits.contains(named.key());
    }

    public boolean has(NodeId node) {
        return nodes.contains(node);
    }
}
