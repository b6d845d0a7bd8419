package io.continuo.inventory.catalog;

import io.continuo.events.Quantity;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/** A sales channel as it is stored. */
@Entity
@Table(name = "channel")
class ChannelRow extends CatalogRow {

    @Id
    String id = "";

    String[] nodes = {};

    @Column(name = "safety_stock")
    BigDecimal safetyStock = BigDecimal.ZERO;

    static ChannelRow named(ChannelId id) {
        ChannelRow row = new ChannelRow();
        row.id = id.value();
        return row;
    }

    void set(List<NodeId> order, Quantity safety) {
        String[] ids = order.stream().map(NodeId::value).toArray(String[]::new);
        // A new array makes a changed row: put what is there already and the version stays.
        if (!Arrays.equals(ids, nodes)) {
            nodes = ids;
        }
        if (safetyStock.compareTo(safety.value()) != 0) {
            safetyStock = safety.value();
        }
    }
}
