package io.continuo.inventory.live;

import io.continuo.events.Quantity;
import io.continuo.inventory.catalog.ChannelId;
import io.continuo.inventory.catalog.Node;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.SafetyRule;
import io.continuo.inventory.catalog.SafetyStock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Nodes, channels and rules as they are at one moment; never changes. */
public final class Layout {

    static final Layout EMPTY = new Layout(0, new NodeNumbers(), List.of(), List.of(), List.of());

    private final long revision;
    private final Map<ChannelId, Pool> pools = new HashMap<>();
    private final Pool everywhere;
    private final Map<NodeId, Node> byId = new HashMap<>();

    Layout(long revision, NodeNumbers numbers, List<Node> nodes, List<SalesChannel> channels, List<SafetyRule> rules) {
        this.revision = revision;
        SafetyStock safety = new SafetyStock(rules);
        nodes.forEach(node -> byId.put(node.id(), node));
        for (SalesChannel channel : channels) {
            List<Node> order = channel.nodes().stream()
                    .map(byId::get)
                    .filter(Objects::nonNull)
                    .toList();
            pools.put(channel.id(), new Pool(channel.id(), numbers, order, channel.safetyStock(), safety));
        }
        List<Node> byPriority = nodes.stream()
                .sorted(Comparator.comparing(Node::priority).thenComparing(Node::id))
                .toList();
        everywhere = new Pool(null, numbers, byPriority, Quantity.ZERO, safety);
    }

    /** @param nodes in selling order */
    record SalesChannel(ChannelId id, List<NodeId> nodes, Quantity safetyStock) {}

    /** Another one for every layout. */
    public long revision() {
        return revision;
    }

    /** Empty where there is no such node. */
    public Optional<Node> node(NodeId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Where a channel sells from; empty where there is no such channel. */
    public Optional<Pool> pool(@Nullable ChannelId channel) {
        return channel == null ? Optional.of(everywhere) : Optional.ofNullable(pools.get(channel));
    }
}
