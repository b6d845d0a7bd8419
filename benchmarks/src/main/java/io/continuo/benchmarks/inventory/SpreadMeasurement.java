package io.continuo.benchmarks.inventory;

import io.continuo.benchmarks.load.CpuTime;
import io.continuo.benchmarks.load.Stand;
import io.continuo.localstack.Service;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Everybody wants something else: 1,000 articles that each of 100 nodes has. */
final class SpreadMeasurement {

    private static final int SKUS = 1_000;
    private static final int NODES = 100;
    private static final int EACH = 100_000;

    private final Options options;
    private final Stand stand;
    private final PrintStream out;

    SpreadMeasurement(Options options, Stand stand, PrintStream out) {
        this.options = options;
        this.stand = stand;
        this.out = out;
    }

    void run() throws IOException, InterruptedException, SQLException {
        Warehouse warehouse = new Warehouse(stand);
        warehouse.open("spread", NODES);
        List<String> skus = IntStream.range(0, SKUS).mapToObj(i -> "S" + i).toList();
        warehouse.stock(skus, NODES, EACH);
        double baseline = new PgbenchBaseline(stand).perSecond(SKUS * NODES, options.seconds());
        out.printf(
                Locale.ROOT,
                "%,d rows, pgbench, %d clients: %,.0f/s%n",
                SKUS * NODES,
                PgbenchBaseline.CLIENTS,
                baseline);
        Buyers buyers = new Buyers(stand.url(Service.INVENTORY), warehouse, SpreadMeasurement::reservation);
        buyers.buy(options.clients(), options.warmUp());
        CpuTime before = stand.cpu();
        Buyers.Bought bought = buyers.buy(options.clients(), options.seconds());
        out.printf(
                Locale.ROOT,
                "%,d SKUs x %d nodes, %d clients: %s; %.2f times pgbench; %s%n",
                SKUS,
                NODES,
                options.clients(),
                bought,
                bought.perSecond() / baseline,
                stand.cpu().since(before).per((int) Math.max(1, bought.accepted())));
    }

    /** Another SKU and another node each time, as a shopper who has chosen a store asks. */
    private static String reservation(int number) {
        int mixed = Math.floorMod(number * 0x9E3779B1, SKUS * NODES);
        return "{\"channel\":\"spread\",\"lines\":[{\"line\":\"1\",\"sku\":\"S" + mixed % SKUS
                + "\",\"quantity\":1,\"node\":\"n" + mixed / SKUS + "\"}]}";
    }
}
