package io.continuo.inventory.sourcing;

import io.continuo.events.Quantity;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Sku;
import io.continuo.inventory.stock.StockKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a channel can sell of some SKUs: its sites in selling order and what lies on their shelves. A disabled site's
 * shelves count as empty.
 */
public final class Supply {

    private final List<Site> sites;
    private final Map<NodeId, Site> byNode = new HashMap<>();
    private final Map<StockKey, Shelf> shelves = new HashMap<>();
    private final Quantity safetyStock;

    /**
     * @param sites in selling order
     * @param safetyStock what of each SKU is left unsold over all sites together
     */
    public Supply(List<Site> sites, Collection<Shelf> shelves, Quantity safetyStock) {
        this.sites = List.copyOf(sites);
        this.safetyStock = safetyStock;
        sites.forEach(site -> byNode.put(site.node(), site));
        shelves.forEach(shelf -> this.shelves.put(shelf.key(), shelf));
    }

    public List<Site> sites() {
        return sites;
    }

    public Quantity safetyStock() {
        return safetyStock;
    }

    public Optional<Site> site(NodeId node) {
        return Optional.ofNullable(byNode.get(node));
    }

    public Optional<Shelf> shelf(StockKey key) {
        return Optional.ofNullable(shelves.get(key));
    }

    public Collection<Shelf> shelves() {
        return List.copyOf(shelves.values());
    }

    /** Whether the site ever had the SKU. */
    public boolean stocks(Sku sku, Site site) {
        return shelves.containsKey(new StockKey(sku, site.node()));
    }

    /** Available-to-promise of a SKU at one site, before the channel's safety stock. */
    public Quantity atp(Sku sku, Site site) {
        return site.enabled()
                ? shelf(new StockKey(sku, site.node())).map(Shelf::atp).orElse(Quantity.ZERO)
                : Quantity.ZERO;
    }

    /** Available-to-promise of a SKU on the channel: the sum over its sites less the safety stock, at least nothing. */
    public Quantity atp(Sku sku) {
        Quantity sum = sites.stream().map(site -> atp(sku, site)).reduce(Quantity.ZERO, Quantity::plus);
        return sum.compareTo(safetyStock) > 0 ? sum.minus(safetyStock) : Quantity.ZERO;
    }

    /** The same sites with other shelves where they are given. */
    public Supply with(Collection<Shelf> fresher) {
        Map<StockKey, Shelf> merged = new HashMap<>(shelves);
        fresher.forEach(shelf -> merged.put(shelf.key(), shelf));
        return new Supply(sites, merged.values(), safetyStock);
    }
}
