package io.continuo.localstack.demo;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A line of the stock ledger as the shop's systems report it. */
record Movement(
        String type,
        String sku,
        String node,
        int quantity,
        String reference,
        @Nullable String reason) {

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
        return body;
    }
}
