package io.continuo.benchmarks.inventory;

import io.continuo.benchmarks.load.Calls;
import io.continuo.benchmarks.load.Stand;
import io.continuo.benchmarks.load.Wire;
import io.continuo.localstack.Service;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Nodes, items and stock, made through the service's API. */
final class Warehouse {

    /** Lines of one bulk upload. */
    private static final int UPLOADED_AT_ONCE = 20_000;

    private static final String NODE =
            "{\"kind\":\"store\",\"enabled\":true,\"shipsOrders\":true,\"offersPickup\":true,\"priority\":1}";

    private final Stand stand;
    private final Calls calls;

    Warehouse(Stand stand) throws IOException, InterruptedException {
        this.stand = stand;
        this.calls = new Calls(stand, Service.INVENTORY);
    }

    String authorization() {
        return calls.authorization();
    }

    /** Nodes {@code n0, n1, …} behind a channel that sells from all of them in this order. */
    void open(String channel, int nodes) throws IOException, InterruptedException {
        for (int i = 0; i < nodes; i++) {
            calls.now("PUT", "/api/inventory/nodes/n" + i, NODE);
        }
        String list = IntStream.range(0, nodes).mapToObj(i -> "\"n" + i + "\"").collect(Collectors.joining(","));
        calls.now("PUT", "/api/inventory/channels/" + channel, "{\"nodes\":[" + list + "],\"safetyStock\":0}");
    }

    /** Says what a package and a unit from each node cost, so that there is something to choose. */
    void price(String channel, int nodes) throws IOException, InterruptedException {
        String rates = IntStream.range(0, nodes)
                .mapToObj(i ->
                        "\"n" + i + "\":{\"perPackage\":" + (300 + i * 37 % 400) + ",\"perUnit\":" + i * 13 % 50 + "}")
                .collect(Collectors.joining(","));
        calls.now(
                "PUT",
                "/api/inventory/sourcing-policies/" + channel,
                "{\"costs\":{\"usual\":{\"perPackage\":500},\"nodes\":{" + rates + "}}}");
    }

    /** Puts as much of every item on each of the first nodes. */
    void stock(List<String> skus, int nodes, int quantity) throws IOException, InterruptedException {
        for (String sku : skus) {
            calls.now("PUT", "/api/inventory/items/" + sku, "{\"name\":\"" + sku + "\"}");
        }
        List<String> lines = skus.stream()
                .flatMap(sku -> IntStream.range(0, nodes).mapToObj(node -> receipt(sku, node, quantity)))
                .toList();
        for (int from = 0; from < lines.size(); from += UPLOADED_AT_ONCE) {
            upload(lines.subList(from, Math.min(lines.size(), from + UPLOADED_AT_ONCE)));
        }
    }

    private void upload(List<String> lines) throws IOException {
        try (Wire wire = new Wire(stand.url(Service.INVENTORY))) {
            String headers = "Content-Type: application/x-ndjson\r\n" + keyed("stock-" + lines.hashCode());
            Wire.Answer answer = wire.send("POST", "/api/inventory/movements/bulk", headers, String.join("\n", lines));
            long accepted = answer.body()
                    .lines()
                    .filter(line -> line.contains("\"accepted\""))
                    .count();
            if (accepted != lines.size()) {
                throw new IOException(accepted + " of " + lines.size() + " lines were accepted, answer "
                        + answer.status() + " ends: " + answer.body().lines().reduce("", (a, b) -> b));
            }
        }
    }

    String keyed(String key) {
        return "Authorization: " + authorization() + "\r\nIdempotency-Key: " + key + "\r\n";
    }

    private static String receipt(String sku, int node, int quantity) {
        return "{\"type\":\"receive\",\"sku\":\"" + sku + "\",\"node\":\"n" + node + "\",\"quantity\":" + quantity
                + "}";
    }
}
