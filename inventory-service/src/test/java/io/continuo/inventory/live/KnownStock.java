package io.continuo.inventory.live;

import io.continuo.events.Quantity;
import io.continuo.inventory.catalog.ChannelId;
import io.continuo.inventory.catalog.Component;
import io.continuo.inventory.catalog.Item;
import io.continuo.inventory.catalog.Node;
import io.continuo.inventory.catalog.NodeCalendar;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.NodeKind;
import io.continuo.inventory.catalog.Place;
import io.continuo.inventory.catalog.Sku;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stock known by heart without a database: a channel that sells from some nodes. */
public final class KnownStock {

    public static final ChannelId CHANNEL = new ChannelId("web");

    private final LiveStock live = new LiveStock();

    public static Node node(String id, @Nullable Place place) {
        return new Node(
                new NodeId(id),
                null,
                NodeKind.STORE,
                place,
                null,
                true,
                true,
                true,
                null,
                1,
                Quantity.ZERO,
                NodeCalendar.ALWAYS);
    }

    /** @param safetyStock what the channel leaves unsold of each item */
    public KnownStock(List<Node> nodes, Quantity safetyStock) {
        Layout.SalesChannel channel =
                new Layout.SalesChannel(CHANNEL, nodes.stream().map(Node::id).toList(), safetyStock);
        live.lay(new Layout(1, live.numbers(), nodes, List.of(channel), List.of()));
    }

    public LiveStock live() {
        return live;
    }

    public Pool pool() {
        return live.layout().pool(CHANNEL).orElseThrow();
    }

    public Item item(String sku) {
        Item item = new Item(new Sku(sku), true, null, List.of());
        live.put(item);
        return item;
    }

    public Item kit(String sku, Component... components) {
        Item kit = new Item(new Sku(sku), true, null, List.of(components));
        live.put(kit);
        return kit;
    }

    public void shelf(Item item, NodeId node, Shelf shelf) {
        live.shelvesOf(item.sku()).put(live.numbers().of(node), shelf);
    }
}
