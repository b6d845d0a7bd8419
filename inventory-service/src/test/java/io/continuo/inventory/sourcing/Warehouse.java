package io.continuo.inventory.sourcing;

import io.continuo.events.PromiseChanged.Fulfilment;
import io.continuo.events.Quantity;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Place;
import io.continuo.inventory.catalog.Sku;
import io.continuo.inventory.stock.StockKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Nodes with stock, said shortly. */
final class Warehouse {

    private final List<Site> sites = new ArrayList<>();
    private final List<Shelf> shelves = new ArrayList<>();
    private Policy policy = Policy.NONE;

    /** A node that ships and offers pickup, with so many of each SKU on hand. */
    Warehouse node(String node, Map<String, Integer> stock) {
        sites.add(new Site(new NodeId(node), sites.size(), true, true, true, null));
        stock.forEach((sku, units) -> shelves.add(new Shelf(key(sku, node), Quantity.of(units), 1, null)));
        return this;
    }

    /** More of a SKU that the node may promise before it has it. */
    Warehouse backorder(String node, String sku, int units) {
        Shelf shelf = shelves.stream()
                .filter(known -> known.key().equals(key(sku, node)))
                .findFirst()
                .orElseGet(() -> new Shelf(key(sku, node), Quantity.ZERO, 1, null));
        shelves.remove(shelf);
        shelves.add(new Shelf(shelf.key(), shelf.available().plus(Quantity.of(units)), Quantity.of(units), 1, null));
        return this;
    }

    Warehouse at(String node, double lat, double lon) {
        return change(
                node,
                site -> new Site(
                        site.node(),
                        site.rank(),
                        site.enabled(),
                        site.shipsOrders(),
                        site.offersPickup(),
                        new Place(lat, lon),
                        site.load(),
                        site.schedule()));
    }

    Warehouse busy(String node, int capacity, long orders) {
        return change(node, site -> site.with(new Load(capacity, orders)));
    }

    Warehouse working(String node, Work work) {
        return working(node, zone -> work);
    }

    Warehouse working(String node, Schedule schedule) {
        return change(
                node,
                site -> new Site(
                        site.node(),
                        site.rank(),
                        site.enabled(),
                        site.shipsOrders(),
                        site.offersPickup(),
                        site.place(),
                        site.load(),
                        schedule));
    }

    Warehouse pickupOnly(String node) {
        return flags(node, false, true);
    }

    Warehouse shipOnly(String node) {
        return flags(node, true, false);
    }

    Warehouse policy(Policy other) {
        policy = other;
        return this;
    }

    Plan plan(Preferences preferences, Demand... demands) {
        return Sourcing.plan(supply(), List.of(demands), preferences);
    }

    Supply supply() {
        return new Supply(sites, shelves, Margins.ofAll(Quantity.ZERO), policy);
    }

    static Demand shipped(String line, String sku, int units) {
        return new Demand(line, new Sku(sku), Quantity.of(units), null);
    }

    static Demand fetched(String line, String sku, int units) {
        return new Demand(line, new Sku(sku), Quantity.of(units), null, Fulfilment.PICKUP, null);
    }

    /** Shipped from the node and no other. */
    static Demand shippedFrom(String node, String line, String sku, int units) {
        return new Demand(line, new Sku(sku), Quantity.of(units), new NodeId(node), Fulfilment.SHIP, null);
    }

    static Demand priced(String line, String sku, int units, long cents) {
        return new Demand(line, new Sku(sku), Quantity.of(units), null, null, new Money(cents, "EUR"));
    }

    /** {@code node quantity} of every part of a line, with {@code +quantity} of what is still to come. */
    static List<String> parts(Plan plan, String line) {
        return plan.lines().stream()
                .filter(planned -> planned.line().equals(line))
                .flatMap(planned -> planned.parts().stream())
                .map(part -> part.node() + " " + part.take().minus(part.backordered())
                        + (part.backordered().isPositive() ? "+" + part.backordered() : ""))
                .toList();
    }

    static Map<String, Reason> reasons(Plan plan, String line) {
        return plan.lines().stream()
                .filter(planned -> planned.line().equals(line))
                .flatMap(planned -> planned.choices().stream())
                .collect(Collectors.toMap(choice -> choice.node().value(), Plan.Choice::reason));
    }

    private Warehouse flags(String node, boolean ships, boolean pickup) {
        return change(
                node,
                site -> new Site(
                        site.node(),
                        site.rank(),
                        site.enabled(),
                        ships,
                        pickup,
                        site.place(),
                        site.load(),
                        site.schedule()));
    }

    private Warehouse change(String node, UnaryOperator<Site> change) {
        sites.replaceAll(site -> site.node().value().equals(node) ? change.apply(site) : site);
        return this;
    }

    private static StockKey key(String sku, String node) {
        return new StockKey(new Sku(sku), new NodeId(node));
    }

    @Override
    public String toString() {
        return Arrays.toString(shelves.toArray());
    }
}
