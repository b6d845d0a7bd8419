package io.continuo.inventory.sourcing;

import io.continuo.events.Quantity;
import io.continuo.inventory.catalog.Sku;
import io.continuo.inventory.stock.StockKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** What is still to be had while the lines of a request are served one after the other. */
final class Remaining {

    private final Supply supply;
    private final Map<StockKey, Quantity> taken = new HashMap<>();
    private final Map<Sku, Quantity> takenOfSku = new HashMap<>();

    /** Over all sites: a sum that is asked for with every unit that is taken. */
    private final Map<Sku, Quantity> sellable = new HashMap<>();

    Remaining(Supply supply) {
        this.supply = supply;
    }

    /** Whether the site ever had the SKU. */
    boolean stocks(Sku sku, Site site) {
        return supply.stocks(sku, site);
    }

    /** At a site, with what may be back-ordered. */
    Quantity at(Site site, Sku sku) {
        return supply.atp(sku, site).minus(taken(site, sku));
    }

    /** At a site, of what lies there. */
    Quantity onHandAt(Site site, Sku sku) {
        Quantity left = supply.onHand(sku, site).minus(taken(site, sku));
        return left.isPositive() ? left : Quantity.ZERO;
    }

    /** On the channel, after its safety stock. */
    Quantity sellable(Sku sku) {
        Quantity before = sellable.computeIfAbsent(sku, supply::atp);
        return before.minus(Objects.requireNonNullElse(takenOfSku.get(sku), Quantity.ZERO));
    }

    /** Whether what the line is about may be sold: of a component of a kit, the kit. */
    boolean isSold(Demand demand) {
        return supply.margins().isSold(KitLine.kitOf(demand.line()).orElse(demand.sku()));
    }

    void take(Site site, Sku sku, Quantity quantity) {
        taken.merge(new StockKey(sku, site.node()), quantity, Quantity::plus);
        takenOfSku.merge(sku, quantity, Quantity::plus);
    }

    private Quantity taken(Site site, Sku sku) {
        return Objects.requireNonNullElse(taken.get(new StockKey(sku, site.node())), Quantity.ZERO);
    }
}
