package io.continuo.inventory.catalog;

import io.continuo.events.EventJson;
import io.continuo.events.Quantity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A node as it is stored. */
@Entity
@Table(name = "node")
class NodeRow extends CatalogRow {

    @Id
    String id = "";

    @Nullable
    String name;

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

    @Column(name = "safety_stock")
    BigDecimal safetyStock = BigDecimal.ZERO;

    /** A {@link CalendarBody}. */
    @Nullable
    String calendar;

    static NodeRow named(NodeId id) {
        NodeRow row = new NodeRow();
        row.id = id.value();
        return row;
    }

    void set(Node node, @Nullable CalendarBody times) {
        name = node.name();
        kind = node.kind().name().toLowerCase(Locale.ROOT);
        lat = node.place() == null ? null : node.place().lat();
        lon = node.place() == null ? null : node.place().lon();
        country = node.country();
        enabled = node.enabled();
        shipsOrders = node.shipsOrders();
        offersPickup = node.offersPickup();
        dailyOrderCapacity = node.dailyOrderCapacity();
        priority = node.priority();
        // A number of another scale makes a changed row: put what is there already and the version stays.
        if (safetyStock.compareTo(node.safetyStock().value()) != 0) {
            safetyStock = node.safetyStock().value();
        }
        calendar = times == null ? null : EventJson.write(times);
    }

    @Nullable
    CalendarBody times() {
        return calendar == null ? null : EventJson.read(calendar, CalendarBody.class);
    }

    Node node() {
        CalendarBody times = times();
        Place place = lat == null || lon == null ? null : new Place(lat, lon);
        return new Node(
                new NodeId(id),
                name,
                NodeKind.valueOf(kind.toUpperCase(Locale.ROOT)),
                place,
                country,
                enabled,
                shipsOrders,
                offersPickup,
                dailyOrderCapacity,
                priority,
                new Quantity(safetyStock),
                times == null ? NodeCalendar.ALWAYS : times.calendar());
    }
}
