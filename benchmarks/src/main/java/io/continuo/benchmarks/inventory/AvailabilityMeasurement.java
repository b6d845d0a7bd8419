package io.continuo.benchmarks.inventory;

import io.continuo.benchmarks.load.CpuTime;
import io.continuo.benchmarks.load.Latencies;
import io.continuo.benchmarks.load.Stand;
import io.continuo.localstack.Service;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Shops ask what they may sell of 20 articles over 1,000 nodes, out of 2,000 articles, while another instance changes a
 * hundred shelves each second.
 */
final class AvailabilityMeasurement {

    static final int SKUS = 2_000;
    static final int NODES = 1_000;
    private static final int ASKED_AT_ONCE = 20;
    private static final int CHANGES_PER_SECOND = 100;
    private static final int DIFFERENT = 2_000;
    private static final int TARGET = 5_000;
    private static final double MEGABYTE = 1 << 20;

    private final Options options;
    private final Stand stand;
    private final PrintStream out;

    AvailabilityMeasurement(Options options, Stand stand, PrintStream out) {
        this.options = options;
        this.stand = stand;
        this.out = out;
    }

    void run() throws IOException, InterruptedException, SQLException {
        Warehouse warehouse = new Warehouse(stand);
        warehouse.open("shops", NODES);
        long empty = stand.residentBytes(Service.INVENTORY);
        FilledShelves shelves = new FilledShelves(stand);
        double filling = shelves.fill(warehouse);
        out.printf(
                Locale.ROOT,
                "%,d SKUs x %,d nodes known after %.1f s; resident %.0f MB, %.0f MB before; live heap %.0f MB%n",
                SKUS,
                NODES,
                filling,
                stand.residentBytes(Service.INVENTORY) / MEGABYTE,
                empty / MEGABYTE,
                stand.liveBytes(Service.INVENTORY) / MEGABYTE);
        shelves.askBySql(options.clients(), options.seconds(), ASKED_AT_ONCE, out);
        List<String> questions =
                IntStream.range(0, DIFFERENT).mapToObj(i -> question()).toList();
        for (String more : List.of("&mostNodes=0", "", "&near=41.4,2.2&radiusKm=300")) {
            Shoppers shoppers = shoppers(warehouse, questions, more, Service.INVENTORY);
            shoppers.ask(options.clients(), options.warmUp());
            measure(shoppers, warehouse, more, Pace.asFastAsAnswered(options.seconds()));
            if (!more.contains("near")) {
                measure(shoppers, warehouse, more + " at 5,000/s", Pace.evenly(TARGET, options.seconds()));
            }
        }
        Shoppers outside = shoppers(warehouse, questions, "&mostNodes=0", Service.GATEWAY);
        outside.ask(options.clients(), options.warmUp());
        measure(outside, warehouse, "&mostNodes=0, gateway", Pace.asFastAsAnswered(options.seconds()));
        out.printf(
                Locale.ROOT,
                "at the end: resident %.0f MB, live heap %.0f MB%n",
                stand.residentBytes(Service.INVENTORY) / MEGABYTE,
                stand.liveBytes(Service.INVENTORY) / MEGABYTE);
    }

    private Shoppers shoppers(Warehouse warehouse, List<String> questions, String more, Service where) {
        return new Shoppers(
                stand.url(where),
                warehouse,
                questions.stream().map(path -> path + more).toList());
    }

    private void measure(Shoppers shoppers, Warehouse warehouse, String what, Pace pace) throws InterruptedException {
        try (Staleness staleness = new Staleness(stand, warehouse, CHANGES_PER_SECOND)) {
            CpuTime before = stand.cpu();
            Shoppers.Asked asked = shoppers.ask(options.clients(), pace);
            out.printf(
                    Locale.ROOT,
                    "%d of %,d SKUs over %,d nodes%s, %d clients: %s; %s%n",
                    ASKED_AT_ONCE,
                    SKUS,
                    NODES,
                    what,
                    options.clients(),
                    asked,
                    stand.cpu().since(before).per((int) Math.max(1, asked.answered())));
            Latencies seen = staleness.measured();
            out.printf(Locale.ROOT, "until a change of another instance is in the answer: %s%n", seen);
        }
    }

    private static String question() {
        return "/api/inventory/availability?channel=shops&sku="
                + IntStream.range(0, ASKED_AT_ONCE)
                        .mapToObj(i -> "F" + ThreadLocalRandom.current().nextInt(SKUS))
                        .collect(Collectors.joining(","));
    }
}
