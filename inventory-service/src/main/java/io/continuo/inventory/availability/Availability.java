package io.continuo.inventory.availability;

import io.continuo.events.Quantity;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Sku;
import io.continuo.inventory.sourcing.Shelf;
import io.continuo.inventory.sourcing.Site;
import io.continuo.inventory.sourcing.Supply;
import io.continuo.inventory.stock.StockKey;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What of a SKU may be offered, and where.
 *
 * @param atp over the nodes listed, at most what the channel may sell after its safety stock
 * @param nodes by distance where a place is given, else in selling order
 * @param version grows with every change of the SKU at a node asked about
 */
record Availability(Sku sku, Quantity atp, List<AtNode> nodes, long version, Instant asOf) {

    /**
     * What may be offered at one node.
     *
     * @param distanceKm to the place asked for; null without one
     * @param pickup whether the customer can fetch it there
     * @param confidence see {@link Confidence}
     */
    record AtNode(NodeId node, Quantity atp, @Nullable Double distanceKm, boolean pickup, double confidence) {}

    static Availability of(Sku sku, Supply supply, Search search, Instant now) {
        Quantity channel = supply.atp(sku);
        List<AtNode> nodes = supply.sites().stream()
                .filter(site -> site.enabled() && supply.stocks(sku, site) && search.matches(site))
                .sorted(Comparator.comparing((Site site) -> search.order(site)).thenComparing(Site::rank))
                .map(site -> at(site, sku, supply, search, now))
                .map(node -> new AtNode(
                        node.node(), node.atp().min(channel), node.distanceKm(), node.pickup(), node.confidence()))
                .toList();
        Quantity sum = nodes.stream().map(AtNode::atp).reduce(Quantity.ZERO, Quantity::plus);
        return new Availability(sku, sum.min(channel), nodes, version(sku, supply), now);
    }

    private static AtNode at(Site site, Sku sku, Supply supply, Search search, Instant now) {
        Optional<Shelf> shelf = supply.shelf(new StockKey(sku, site.node()));
        return new AtNode(
                site.node(),
                supply.atp(sku, site),
                search.distanceTo(site),
                site.offersPickup(),
                Confidence.of(shelf.map(Shelf::verifiedAt).orElse(null), now));
    }

    private static long version(Sku sku, Supply supply) {
        return supply.shelves().stream()
                .filter(shelf -> shelf.key().sku().equals(sku))
                .mapToLong(Shelf::version)
                .sum();
    }
}
