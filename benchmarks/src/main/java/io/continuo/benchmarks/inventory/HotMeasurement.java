package io.continuo.benchmarks.inventory;

import io.continuo.benchmarks.load.CpuTime;
import io.continuo.benchmarks.load.Stand;
import io.continuo.localstack.Service;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/** Everybody wants the same article, which one node has: at the service, and through the gateway. */
final class HotMeasurement {

    private static final int PLENTY = 900_000_000;

    private final Options options;
    private final Stand stand;
    private final PrintStream out;

    HotMeasurement(Options options, Stand stand, PrintStream out) {
        this.options = options;
        this.stand = stand;
        this.out = out;
    }

    void run() throws IOException, InterruptedException, SQLException {
        Warehouse warehouse = new Warehouse(stand);
        warehouse.open("hot", 1);
        warehouse.stock(List.of("HOT"), 1, PLENTY);
        double baseline = new PgbenchBaseline(stand).perSecond(1, options.seconds());
        out.printf(Locale.ROOT, "hot row, pgbench, %d clients: %,.0f/s%n", PgbenchBaseline.CLIENTS, baseline);
        measure(warehouse, Service.INVENTORY, baseline);
        measure(warehouse, Service.GATEWAY, baseline);
    }

    private void measure(Warehouse warehouse, Service door, double baseline) throws InterruptedException {
        Buyers buyers = new Buyers(stand.url(door), warehouse, _ -> Buyers.reservation("hot", "HOT"));
        buyers.buy(options.clients(), options.warmUp());
        CpuTime before = stand.cpu();
        Buyers.Bought bought = buyers.buy(options.clients(), options.seconds());
        out.printf(
                Locale.ROOT,
                "hot SKU at %s, %d clients: %s; %.2f times pgbench; %s%n",
                door.label(),
                options.clients(),
                bought,
                bought.perSecond() / baseline,
                stand.cpu().since(before).per((int) Math.max(1, bought.accepted())));
    }
}
