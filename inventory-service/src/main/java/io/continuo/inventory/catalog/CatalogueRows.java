package io.continuo.inventory.catalog;

import io.vertx.mutiny.sqlclient.Row;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Rows of the catalogue that came by plain SQL, as values. */
public final class CatalogueRows {

    private CatalogueRows() {}

    public static Node node(Row row) {
        NodeRow node = new NodeRow();
        node.id = row.getString("id");
        node.name = row.getString("name");
        node.kind = row.getString("kind");
        node.lat = row.getDouble("lat");
        node.lon = row.getDouble("lon");
        node.country = row.getString("country");
        node.enabled = row.getBoolean("enabled");
        node.shipsOrders = row.getBoolean("ships_orders");
        node.offersPickup = row.getBoolean("offers_pickup");
        node.dailyOrderCapacity = row.getInteger("daily_order_capacity");
        node.priority = row.getInteger("priority");
        node.safetyStock = row.getBigDecimal("safety_stock");
        node.calendar = row.getString("calendar");
        return node.node();
    }

    public static Item item(Row row) {
        ItemRow item = new ItemRow();
        item.sku = row.getString("sku");
        item.listed = row.getBoolean("listed");
        item.safetyStock = row.getBigDecimal("safety_stock");
        item.componentSkus = row.getArrayOfStrings("component_skus");
        item.componentQuantities = numbers(row, "component_quantities");
        return item.item();
    }

    public static SafetyRule rule(Row row) {
        SafetyRuleRow rule = new SafetyRuleRow();
        rule.id = row.getString("id");
        rule.position = row.getInteger("position");
        rule.scope = row.getString("scope");
        rule.channel = row.getString("channel");
        rule.node = row.getString("node");
        rule.nodeKind = row.getString("node_kind");
        rule.sku = row.getString("sku");
        rule.skuPrefix = row.getString("sku_prefix");
        rule.quantity = row.getBigDecimal("quantity");
        return rule.rule();
    }

    private static BigDecimal @Nullable [] numbers(Row row, String column) {
        return row.get(BigDecimal[].class, row.getColumnIndex(column));
    }
}
