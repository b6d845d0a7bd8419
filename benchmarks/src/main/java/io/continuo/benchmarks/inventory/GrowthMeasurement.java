package io.continuo.benchmarks.inventory;

import io.continuo.benchmarks.load.CpuTime;
import io.continuo.benchmarks.load.Stand;
import io.continuo.localstack.Service;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What a reservation, and a question, costs as nodes, SKUs and open reservations become more: three sizes of each, the others fixed. */
final class GrowthMeasurement {

    private static final int QUANTITY = 1_000_000;
    private static final int SECONDS = 6;
    private static final int SMALLEST = 10;

    private final Options options;
    private final Stand stand;
    private final PrintStream out;

    GrowthMeasurement(Options options, Stand stand, PrintStream out) {
        this.options = options;
        this.stand = stand;
        this.out = out;
    }

    void run() throws IOException, InterruptedException {
        Warehouse warehouse = new Warehouse(stand);
        for (int nodes : List.of(SMALLEST, 100, 1_000)) {
            warehouse.open("nodes" + nodes, nodes);
            warehouse.stock(skus("N" + nodes, 10), nodes, QUANTITY);
            if (nodes == SMALLEST) {
                buyers(warehouse, "nodes" + nodes, "N" + nodes, 10).buy(options.clients(), options.warmUp());
            }
            measure(warehouse, nodes + " nodes, 10 SKUs", "nodes" + nodes, "N" + nodes, 10);
            ask(warehouse, nodes);
        }
        warehouse.open("one", 1);
        for (int skus : List.of(10, 1_000, 10_000)) {
            warehouse.stock(skus("K" + skus, skus), 1, QUANTITY);
            measure(warehouse, "1 node, " + skus + " SKUs", "one", "K" + skus, skus);
        }
        warehouse.stock(skus("O", 10), 1, QUANTITY);
        Buyers buyers = buyers(warehouse, "one", "O", 10);
        long open = 0;
        for (int enough : List.of(0, 10_000, 100_000)) {
            while (open < enough) {
                open += buyers.buy(options.clients(), 2).accepted();
            }
            measure(warehouse, String.format(Locale.ROOT, "%,d open reservations of 10 SKUs", open), "one", "O", 10);
        }
    }

    /** Near a place, which is worked out anew for each question. */
    private void ask(Warehouse warehouse, int nodes) throws InterruptedException {
        String path = "/api/inventory/availability?channel=nodes" + nodes + "&near=41.4,2.2&sku="
                + String.join(",", skus("N" + nodes, 10));
        Shoppers shoppers = new Shoppers(stand.url(Service.INVENTORY), warehouse, List.of(path));
        shoppers.ask(options.clients(), 2);
        CpuTime before = stand.cpu();
        Shoppers.Asked asked = shoppers.ask(options.clients(), SECONDS);
        out.printf(
                Locale.ROOT,
                "availability of 10 SKUs near a place, %d nodes: %s; %s%n",
                nodes,
                asked,
                stand.cpu().since(before).per((int) Math.max(1, asked.answered())));
    }

    private void measure(Warehouse warehouse, String what, String channel, String prefix, int skus)
            throws InterruptedException {
        Buyers buyers = buyers(warehouse, channel, prefix, skus);
        buyers.buy(options.clients(), 2);
        CpuTime before = stand.cpu();
        Buyers.Bought bought = buyers.buy(options.clients(), SECONDS);
        out.printf(
                Locale.ROOT,
                "%s: %s; %s%n",
                what,
                bought,
                stand.cpu().since(before).per((int) Math.max(1, bought.accepted())));
    }

    private Buyers buyers(Warehouse warehouse, String channel, String prefix, int skus) {
        return new Buyers(
                stand.url(Service.INVENTORY),
                warehouse,
                number -> Buyers.reservation(channel, prefix + Math.floorMod(number * 0x9E3779B1, skus)));
    }

    private static List<String> skus(String prefix, int number) {
        return IntStream.range(0, number).mapToObj(i -> prefix + i).toList();
    }
}
