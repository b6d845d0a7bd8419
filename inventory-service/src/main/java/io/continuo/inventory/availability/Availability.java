package io.continuo.inventory.availability;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.continuo.events.Quantity;
import io.continuo.inventory.catalog.Item;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Sku;
import io.continuo.inventory.live.Thousandths;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of a SKU may be offered, and where.
 *
 * @param listed whether it is for sale there at all; if not, nothing is available
 * @param kit whether it is made of other items; then whole kits are counted
 * @param atp over the nodes asked about, at most what the channel may sell after its safety stock
 * @param backorder the part of {@code atp} that no node has yet
 * @param confidence of the node of those named that is surest to have it; 0 where none has it
 * @param nodes by distance where a place is given, else in selling order
 * @param nodesLeftOut how many more there are; those without stock are left out first
 * @param version grows with every change of the SKU at a node of the channel
 */
record Availability(
        Sku sku,
        boolean listed,
        boolean kit,
        Quantity atp,
        Quantity backorder,
        double confidence,
        List<AtNode> nodes,
        int nodesLeftOut,
        long version) {

    /**
     * What may be offered at one node.
     *
     * @param backorder the part of {@code atp} that is not there yet
     * @param distanceKm to the place asked for; null without one
     * @param pickup whether the customer can fetch it there
     * @param confidence see {@link Confidence}
     * @param readyAt when it could be fetched if it were ordered now, by the node's calendar, to the quarter of an hour; only
     *     said where pickup is asked about, of nodes that have a calendar
     */
    record AtNode(
            NodeId node,
            Quantity atp,
            Quantity backorder,
            @Nullable Double distanceKm,
            boolean pickup,
            double confidence,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Instant readyAt) {}

    static Availability of(Item item, boolean listed, Counted counted, Reach reach, int mostNodes) {
        long sellable = listed ? counted.sellable() : 0;
        long atp = 0;
        long atOnce = 0;
        int stocking = 0;
        int offering = 0;
        for (int rank : reach.order()) {
            if (counted.atp(rank) != Counted.ABSENT) {
                stocking++;
                offering += counted.atp(rank) > 0 ? 1 : 0;
                atp += counted.atp(rank);
                atOnce += counted.atOnce(rank);
            }
        }
        long offered = Math.min(atp, sellable);
        List<AtNode> nodes = nodes(counted, reach, sellable, new Room(mostNodes, stocking, offering));
        return new Availability(
                item.sku(),
                listed,
                item.isKit(),
                Thousandths.quantity(offered),
                Thousandths.quantity(offered - Math.min(atOnce, offered)),
                nodes.stream()
                        .filter(node -> node.atp().isPositive())
                        .mapToDouble(AtNode::confidence)
                        .max()
                        .orElse(0),
                nodes,
                stocking - nodes.size(),
                counted.version());
    }

    /** How many nodes can be named: those that offer something before those that do not. */
    private record Room(int all, int empty) {

        Room(int most, int stocking, int offering) {
            this(Math.min(most, stocking), Math.max(0, Math.min(most, stocking) - Math.min(most, offering)));
        }
    }

    private static List<AtNode> nodes(Counted counted, Reach reach, long sellable, Room room) {
        List<AtNode> nodes = new ArrayList<>(room.all());
        int empty = room.empty();
        for (int rank : reach.order()) {
            long atp = counted.atp(rank);
            if (atp == Counted.ABSENT || (atp == 0 && empty == 0)) {
                continue;
            }
            if (nodes.size() == room.all()) {
                break;
            }
            empty -= atp == 0 ? 1 : 0;
            nodes.add(at(rank, counted, reach, sellable));
        }
        return nodes;
    }

    private static AtNode at(int rank, Counted counted, Reach reach, long sellable) {
        long atp = Math.min(counted.atp(rank), sellable);
        return new AtNode(
                reach.node(rank),
                Thousandths.quantity(atp),
                Thousandths.quantity(atp - Math.min(counted.atOnce(rank), atp)),
                reach.distanceKm(rank),
                reach.offersPickup(rank),
                counted.confidence(rank),
                reach.readyAt(rank));
    }
}
