package io.continuo.inventory.catalog;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

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

    static ItemRow spelled(Sku sku) {
        ItemRow row = new ItemRow();
        row.key = sku.key();
        row.sku = sku.value();
        return row;
    }
}
