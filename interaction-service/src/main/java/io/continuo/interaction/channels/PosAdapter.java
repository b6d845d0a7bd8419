package io.continuo.interaction.channels;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.continuo.interaction.ingestion.RawBody;
import io.continuo.interaction.ingestion.Report;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/**
 * The journal of a store's tills, NDJSON or CSV with a header, as late and in whatever order it comes: {@code store, terminal,
 * receipt, kind (sale, return, void), at, total, currency, card, email, phone, userId, originalStore, originalTerminal,
 * originalReceipt, items, coupon}. Items are an array of {@code { sku, quantity, price }}; in CSV {@code sku*quantity@price}
 * with {@code |} between them.
 *
 * <p>A sale to nobody is bound to its receipt, so that it belongs to somebody as soon as the receipt does: by a return with a
 * card, or a complaint that names it.
 */
@Singleton
class PosAdapter implements ChannelAdapter {

    /** Names a receipt: store, terminal and number. */
    private static final String RECEIPT = "x_receipt";

    private static final Map<String, String> TYPES =
            Map.of("sale", "Order Completed", "return", "Order Refunded", "void", "Order Cancelled");

    @Override
    public String name() {
        return "pos";
    }

    @Override
    public Signing signing() {
        return Signing.TIMESTAMPED;
    }

    @Override
    public boolean answersPerLine() {
        return true;
    }

    @Override
    public Told read(ChannelAccount account, RawBody body) {
        Journal journal = new Journal(body.lines());
        return () -> journal.next().stream()
                .map(entry -> report(account, entry.json()).atLine(entry.line()))
                .toList();
    }

    private static Report report(ChannelAccount account, JsonNode entry) {
        if (!entry.isObject()) {
            return Report.unknown(entry, "");
        }
        String kind = entry.path("kind").asText("sale");
        String type = TYPES.get(kind);
        String receipt = receipt(entry, "store", "terminal", "receipt");
        String original = receipt(entry, "originalStore", "originalTerminal", "originalReceipt");
        if (type == null || receipt.isEmpty()) {
            return Report.unknown(entry, type == null ? "/kind" : "/receipt");
        }
        return new Draft(type, account.channelOr("store"), account.id(receipt, kind))
                .at(entry.path("at"))
                .identifier("loyalty_card", entry.path("card").asText(""))
                .identifier("user_id", entry.path("userId").asText(""))
                .identifier("email", entry.path("email").asText(""))
                .identifier("phone", entry.path("phone").asText(""))
                .identifier(RECEIPT, receipt)
                .identifier(RECEIPT, original)
                .property("order_id", original.isEmpty() ? receipt : original)
                .property("node", entry.path("store"))
                .property("terminal", entry.path("terminal"))
                .number("total", entry.path("total"))
                .property("currency", entry.path("currency"))
                .property("coupon", entry.path("coupon"))
                .property("products", items(entry.path("items")))
                .report();
    }

    /** Empty unless all three are known. */
    private static String receipt(JsonNode entry, String... fields) {
        List<String> parts = List.of(fields).stream()
                .map(field -> entry.path(field).asText(""))
                .toList();
        return parts.stream().anyMatch(String::isBlank) ? "" : String.join("/", parts);
    }

    private static JsonNode items(JsonNode items) {
        if (!items.isTextual()) {
            return items;
        }
        ArrayNode products = JsonNodeFactory.instance.arrayNode();
        for (String item : items.asText("").split("\\|", -1)) {
            products.add(item(item.strip()));
        }
        return products;
    }

    private static ObjectNode item(String text) {
        int at = text.lastIndexOf('@');
        String counted = at < 0 ? text : text.substring(0, at);
        int star = counted.lastIndexOf('*');
        ObjectNode item =
                JsonNodeFactory.instance.objectNode().put("sku", star < 0 ? counted : counted.substring(0, star));
        Draft.number(item, "quantity", star < 0 ? "1" : counted.substring(star + 1));
        if (at >= 0) {
            Draft.number(item, "price", text.substring(at + 1));
        }
        return item;
    }
}
