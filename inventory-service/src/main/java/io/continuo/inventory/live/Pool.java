package io.continuo.inventory.live;

import io.continuo.events.Quantity;
import io.continuo.inventory.catalog.ChannelId;
import io.continuo.inventory.catalog.Item;
import io.continuo.inventory.catalog.Node;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.SafetyStock;
import io.continuo.inventory.catalog.Sku;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a channel sells from, in its order, and what it leaves unsold. Never changes. */
public final class Pool {

    private static final int ABSENT = -1;

    private final @Nullable ChannelId channel;
    private final List<Node> nodes;
    private final Map<NodeId, Node> byId = new HashMap<>();
    private final int[] ranks;
    private final Quantity safetyStock;
    private final SafetyStock safety;
    private final boolean plainNodes;

    Pool(@Nullable ChannelId channel, NodeNumbers numbers, List<Node> nodes, Quantity safetyStock, SafetyStock safety) {
        this.channel = channel;
        this.nodes = List.copyOf(nodes);
        nodes.forEach(node -> byId.put(node.id(), node));
        this.safetyStock = safetyStock;
        this.safety = safety;
        int[] of = nodes.stream().mapToInt(node -> numbers.of(node.id())).toArray();
        ranks = new int[Arrays.stream(of).max().orElse(ABSENT) + 1];
        Arrays.fill(ranks, ABSENT);
        for (int rank = 0; rank < of.length; rank++) {
            ranks[of[rank]] = rank;
        }
        plainNodes = !safety.hasNodeRules()
                && nodes.stream().allMatch(node -> node.safetyStock().isZero());
    }

    /** The channel; null for all nodes there are. */
    public @Nullable ChannelId channel() {
        return channel;
    }

    /** In selling order. */
    public List<Node> nodes() {
        return nodes;
    }

    /** The node's place in {@link #nodes()}; below zero where the channel does not sell from it. */
    public int rank(int node) {
        return node < ranks.length ? ranks[node] : ABSENT;
    }

    /** What of an item is left unsold over all nodes. */
    public Quantity margin(Item item, Quantity ofChannel) {
        return safety.ofChannel(channel, ofChannel, item);
    }

    /** What of an item is left unsold at one node; nothing at a node that is not of this pool. */
    public Quantity marginAt(Sku sku, NodeId node) {
        if (plainNodes) {
            return Quantity.ZERO;
        }
        Node known = byId.get(node);
        return known == null ? Quantity.ZERO : safety.atNode(channel, known, sku);
    }

    /** What of an item is left unsold over all nodes, in thousandths. */
    public long safetyStock(Item item) {
        return Thousandths.of(margin(item, safetyStock));
    }

    /** What of an item is left unsold at one node, in thousandths. */
    public long safetyStock(Item item, int rank) {
        return plainNodes ? 0 : Thousandths.of(safety.atNode(channel, nodes.get(rank), item.sku()));
    }
}
