package io.continuo.inventory.catalog;

import io.continuo.events.Quantity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** An item as it is stored. */
@Entity
@Table(name = "item")
class ItemRow extends CatalogRow {

    @Id
    @Column(name = "sku_key")
    String key = "";

    String sku = "";

    String name = "";

    String unit = "";

    boolean listed = true;

    /** Null where the channel's safety stock holds. */
    @Nullable
    @Column(name = "safety_stock")
    BigDecimal safetyStock;

    @Column(name = "component_skus")
    String @Nullable [] componentSkus;

    @Column(name = "component_quantities")
    BigDecimal @Nullable [] componentQuantities;

    static ItemRow spelled(Sku sku) {
        ItemRow row = new ItemRow();
        row.key = sku.key();
        row.sku = sku.value();
        return row;
    }

    void set(Item item) {
        listed = item.listed();
        // A number of another scale, and a new array, make a changed row: put what is there already and the version
        // stays.
        if (!item.equals(item())) {
            safetyStock = item.safetyStock() == null ? null : item.safetyStock().value();
            componentSkus = item.isKit() ? column(item, part -> part.sku().value(), String[]::new) : null;
            componentQuantities =
                    item.isKit() ? column(item, part -> part.quantity().value(), BigDecimal[]::new) : null;
        }
    }

    Item item() {
        List<Component> components = new ArrayList<>();
        if (componentSkus != null && componentQuantities != null) {
            for (int i = 0; i < componentSkus.length; i++) {
                components.add(new Component(new Sku(componentSkus[i]), new Quantity(componentQuantities[i])));
            }
        }
        return new Item(new Sku(sku), listed, safetyStock == null ? null : new Quantity(safetyStock), components);
    }

    private static <T> T[] column(Item item, Function<Component, T> value, IntFunction<T[]> array) {
        return item.components().stream().map(value).toArray(array);
    }
}
