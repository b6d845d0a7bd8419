package io.continuo.inventory.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which of the items and nodes that somebody named exist. */
public final class Known {

    private final Map<String, Sku> skus;
    private final Map<String, List<Component>> kits;
    private final Set<NodeId> nodes;

    /** @param kits what those that are kits are made of, by their keys */
    Known(Map<String, Sku> skus, Map<String, List<Component>> kits, Set<NodeId> nodes) {
        this.skus = Map.copyOf(skus);
        this.kits = Map.copyOf(kits);
        this.nodes = Set.copyOf(nodes);
    }

    /** The SKU as its item is spelled. */
    public Optional<Sku> spelled(Sku named) {
        return Optional.ofNullable(skus.get(named.key()));
    }

    /** Whether it is made of other items and lies on no shelf itself. */
    public boolean isKit(Sku named) {
        return kits.containsKey(named.key());
    }

    /** What one kit is made of; empty for an item that is none. */
    public List<Component> components(Sku named) {
        return kits.getOrDefault(named.key(), List.of());
    }

    public boolean has(NodeId node) {
        return nodes.contains(node);
    }
}
