package io.continuo.inventory.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A node as it is stored. */
@Entity
@Table(name = "node")
class NodeRow extends CatalogRow {

    @Id
    String id = "";

    String kind = "";

    @Nullable
    Double lat;

    @Nullable
    Double lon;

    @Nullable
    String country;

    boolean enabled;

    @Column(name = "ships_orders")
    boolean shipsOrders;

    @Column(name = "offers_pickup")
    boolean offersPickup;

    @Nullable
    @Column(name = "daily_order_capacity")
    Integer dailyOrderCapacity;

    int priority;

    static NodeRow named(NodeId id) {
        NodeRow row = new NodeRow();
        row.id = id.value();
        return row;
    }

    void set(Node node) {
        kind = node.kind().name().toLowerCase(Locale.ROOT);
        lat = node.place() == null ? null : node.place().lat();
        lon = node.place() == null ? null : node.place().lon();
        country = node.country();
        enabled = node.enabled();
        shipsOrders = node.shipsOrders();
        offersPickup = node.offersPickup();
        dailyOrderCapacity = node.dailyOrderCapacity();
        priority = node.priority();
    }

    Node node() {
        Place place = lat == null || lon == null ? null : new Place(lat, lon);
        return new Node(
                new NodeId(id),
                NodeKind.valueOf(kind.toUpperCase(Locale.ROOT)),
                place,
                country,
                enabled,
                shipsOrders,
                offersPickup,
                dailyOrderCapacity,
                priority);
    }
}
