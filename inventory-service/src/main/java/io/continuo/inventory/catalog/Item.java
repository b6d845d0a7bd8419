package io.continuo.inventory.catalog;

import io.continuo.events.Quantity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What selling has to know about an item.
 *
 * @param sku as it was spelled when the item was created
 * @param listed whether it is for sale at all
 * @param safetyStock what every channel leaves unsold of it; null where the channel's own holds
 * @param components what one kit is made of; empty for an item that lies on shelves itself
 */
public record Item(Sku sku, boolean listed, @Nullable Quantity safetyStock, List<Component> components) {

    public Item {
        components = List.copyOf(components);
    }

    public boolean isKit() {
        return !components.isEmpty();
    }
}
