package io.continuo.interaction.channels;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.continuo.interaction.ingestion.RawBody;
import io.continuo.interaction.ingestion.Report;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A feed of a marketplace's orders, in a form of Continuo's own that a connector fills: {@code { "events": [ { "id",
 * "type", "occurredAt", "order", "buyer", "text"? } ] }}. Orders become the events of Segment's e-commerce specification.
 * A buyer's id is unique at its marketplace only, so its identifier begins with the account's source.
 */
@Singleton
class MarketplaceAdapter implements ChannelAdapter {

    private static final Map<String, String> TYPES = Map.of(
            "order.placed", "Order Completed",
            "order.updated", "Order Updated",
            "order.shipped", "Order Shipped",
            "order.delivered", "Order Delivered",
            "order.cancelled", "Order Cancelled",
            "order.refunded", "Order Refunded",
            "message.received", "Message Received",
            "review.posted", "Review Received");

    @Override
    public String name() {
        return "marketplace";
    }

    @Override
    public Signing signing() {
        return Signing.TIMESTAMPED;
    }

    @Override
    public Told read(ChannelAccount account, RawBody body) {
        JsonNode json = body.json();
        if (!json.path("events").isArray()) {
            return Told.all(List.of(Report.unknown(json, "/events")));
        }
        List<Report> reports = new ArrayList<>();
        json.path("events").forEach(event -> reports.add(report(account, event)));
        return Told.all(reports);
    }

    private static Report report(ChannelAccount account, JsonNode event) {
        String type = TYPES.get(event.path("type").asText(""));
        if (type == null) {
            return Report.unknown(event, "/type");
        }
        String id = event.path("id").asText("");
        JsonNode order = event.path("order");
        JsonNode buyer = event.path("buyer");
        String buyerId = buyer.path("id").asText("");
        return new Draft(type, account.channelOr("marketplace"), account.idOr(id, event))
                .at(event.path("occurredAt"))
                .identifier("marketplace_id", buyerId.isBlank() ? "" : account.source() + ":" + buyerId)
                .identifier("email", buyer.path("email").asText(""))
                .identifier("phone", buyer.path("phone").asText(""))
                .property("order_id", order.path("id"))
                .property("currency", order.path("currency"))
                .number("total", order.path("total"))
                .property("products", products(order.path("lines")))
                .property("coupon", order.path("coupon"))
                .property("text", event.path("text"))
                .number("rating", event.path("rating"))
                .report();
    }

    /** Under the names of the specification, which are the feed's as well. */
    private static JsonNode products(JsonNode lines) {
        ArrayNode products = JsonNodeFactory.instance.arrayNode();
        for (JsonNode line : Told.each(lines)) {
            ObjectNode product = products.addObject();
            for (String field : List.of("sku", "name", "quantity", "price")) {
                if (line.hasNonNull(field)) {
                    product.set(field, line.get(field));
                }
            }
        }
        return products.isEmpty() ? JsonNodeFactory.instance.missingNode() : products;
    }
}
