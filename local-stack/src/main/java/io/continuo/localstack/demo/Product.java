package io.continuo.localstack.demo;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An article of the shop.
 *
 * @param rank 0 sells most
 * @param price in euro with two decimals
 */
record Product(String sku, String name, String category, String brand, BigDecimal price, int rank) {

    /** The properties commerce events carry, named as in the Segment e-commerce events. */
    Map<String, Object> properties() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("sku", sku);
        properties.put("name", name);
        properties.put("category", category);
        properties.put("brand", brand);
        properties.put("price", price);
        properties.put("currency", "EUR");
        return properties;
    }

    /** White goods are carried upstairs and connected by a technician. */
    boolean needsInstallation() {
        return category.equals("white-goods");
    }
}
