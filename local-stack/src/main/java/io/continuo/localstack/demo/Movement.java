package io.continuo.localstack.demo;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A line of the stock ledger as the shop's systems report it.
 *
 * @param to where a transfer goes
 */
record Movement(
        String type,
        String sku,
        String node,
        int quantity,
        String reference,
        @Nullable String reason,
        @Nullable String to) {

    Movement(String type, String sku, String node, int quantity, String reference) {
        this(type, sku, node, quantity, reference, null, null);
    }

    Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", type);
        body.put("sku", sku);
        body.put("node", node);
        body.put("quantity", quantity);
        body.put("reference", reference);
        if (reason != null) {
            body.put("reason", reason);
        }
        if (to != null) {
            body.put("to", to);
        }
        return body;
    }
}
