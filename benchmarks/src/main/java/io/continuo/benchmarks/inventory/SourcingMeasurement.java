package io.continuo.benchmarks.inventory;

import io.continuo.benchmarks.load.CpuTime;
import io.continuo.benchmarks.load.Latencies;
import io.continuo.benchmarks.load.Stand;
import io.continuo.benchmarks.load.Wire;
import io.continuo.localstack.Service;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Plans over HTTP of carts that no node can serve alone: what one costs as nodes and lines become more, by strategy. Beside
 * the largest, a shop goes on asking what is available: whoever plans must not hold it up.
 */
final class SourcingMeasurement {

    private static final int MOST_NODES = 1_000;
    private static final int MOST_LINES = 100;
    private static final int WANTED = 7;
    private static final int AT_EACH_NODE = 2;
    private static final int PLANNERS = 8;
    private static final int SECONDS = 5;
    private static final int WARM_UP = 3;

    private final Options options;
    private final Stand stand;
    private final PrintStream out;

    SourcingMeasurement(Options options, Stand stand, PrintStream out) {
        this.options = options;
        this.stand = stand;
        this.out = out;
    }

    /** What came of it. */
    private record Planned(long plans, long exact, double seconds, Latencies latencies) {

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%,.0f plans/s, %.0f %% exact; %s",
                    plans / seconds,
                    100.0 * exact / Math.max(1, plans),
                    latencies);
        }
    }

    void run() throws IOException, InterruptedException {
        Warehouse warehouse = new Warehouse(stand);
        for (int nodes : List.of(10, 100, MOST_NODES)) {
            warehouse.open("plan" + nodes, nodes);
            warehouse.price("plan" + nodes, nodes);
        }
        warehouse.stock(IntStream.range(0, MOST_LINES).mapToObj(i -> "P" + i).toList(), MOST_NODES, AT_EACH_NODE);
        for (String strategy : List.of("priority", "fewest_packages", "lowest_cost")) {
            for (int nodes : List.of(10, 100, MOST_NODES)) {
                measure(warehouse, strategy, nodes, 5);
            }
            for (int lines : List.of(1, 20, MOST_LINES)) {
                measure(warehouse, strategy, 100, lines);
            }
        }
        besides(warehouse);
    }

    private void measure(Warehouse warehouse, String strategy, int nodes, int lines) throws InterruptedException {
        String cart = cart(strategy, nodes, lines);
        plan(warehouse, cart, WARM_UP);
        CpuTime before = stand.cpu();
        Planned planned = plan(warehouse, cart, SECONDS);
        out.printf(
                Locale.ROOT,
                "%s, %d lines over %,d nodes, %d clients: %s; %s%n",
                strategy,
                lines,
                nodes,
                PLANNERS,
                planned,
                stand.cpu().since(before).per((int) Math.max(1, planned.plans())));
    }

    /** What somebody who only looks notices of the largest plans. */
    private void besides(Warehouse warehouse) throws InterruptedException {
        Shoppers shop = new Shoppers(
                stand.url(Service.INVENTORY),
                warehouse,
                List.of("/api/inventory/availability?channel=plan10&sku=P0&mostNodes=0"));
        shop.ask(1, WARM_UP);
        out.printf(Locale.ROOT, "availability asked by one shop alone: %s%n", shop.ask(1, SECONDS));
        Thread planners = Thread.ofPlatform().start(() -> {
            try {
                plan(warehouse, cart("lowest_cost", MOST_NODES, MOST_LINES), SECONDS + 2);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        out.printf(
                Locale.ROOT,
                "the same beside %d clients that plan %d lines over %,d nodes: %s%n",
                PLANNERS,
                MOST_LINES,
                MOST_NODES,
                shop.ask(1, SECONDS));
        planners.join();
    }

    private Planned plan(Warehouse warehouse, String cart, int seconds) throws InterruptedException {
        AtomicLong plans = new AtomicLong();
        AtomicLong exact = new AtomicLong();
        Latencies latencies = new Latencies();
        String headers = "Content-Type: application/json\r\nAuthorization: " + warehouse.authorization() + "\r\n";
        long begin = System.nanoTime();
        long end = begin + TimeUnit.SECONDS.toNanos(seconds);
        List<Thread> threads = new ArrayList<>();
        for (int client = 0; client < Math.min(PLANNERS, options.clients()); client++) {
            threads.add(Thread.ofPlatform().start(() -> {
                try (Wire wire = new Wire(stand.url(Service.INVENTORY))) {
                    while (System.nanoTime() < end) {
                        long asked = System.nanoTime();
                        Wire.Answer answer = wire.send("POST", "/api/inventory/sourcing", headers, cart);
                        if (answer.status() == 200 && answer.body().contains("\"shippable\":true")) {
                            latencies.tookSince(asked);
                            plans.incrementAndGet();
                            exact.addAndGet(answer.body().contains("\"exact\":true") ? 1 : 0);
                        } else {
                            latencies.failed();
                        }
                    }
                } catch (IOException e) {
                    latencies.failed();
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return new Planned(plans.get(), exact.get(), (System.nanoTime() - begin) / 1e9, latencies);
    }

    private static String cart(String strategy, int nodes, int lines) {
        return "{\"channel\":\"plan" + nodes + "\",\"strategy\":\"" + strategy + "\",\"lines\":["
                + IntStream.range(0, lines)
                        .mapToObj(i ->
                                "{\"line\":\"" + i + "\",\"sku\":\"P" + i + "\",\"quantity\":" + (WANTED + i % 3) + "}")
                        .collect(Collectors.joining(","))
                + "]}";
    }
}
