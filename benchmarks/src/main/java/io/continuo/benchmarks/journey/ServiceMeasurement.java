package io.continuo.benchmarks.journey;

import com.fasterxml.jackson.databind.JsonNode;
import io.continuo.benchmarks.load.Calls;
import io.continuo.benchmarks.load.CpuTime;
import io.continuo.benchmarks.load.Latencies;
import io.continuo.benchmarks.load.Stand;
import io.continuo.localstack.Part;
import io.continuo.localstack.Service;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The service as it runs: how fast it takes touchpoints from Kafka into its state, how long one customer's journey takes, how
 * long columns take that are made anew, and how long a killed process takes until it answers questions over all again.
 */
final class ServiceMeasurement {

    private static final int PER_CUSTOMER = 40;
    private static final int JOURNEYS = 3_000;
    private static final long PATIENCE_SECONDS = 600;
    private static final String FUNNEL = """
            {"steps": [{"name": "a", "where": {"type": "%s"}}, {"name": "b", "where": {"type": "%s"}}], "window": "P14D"}
            """.formatted(Histories.STEPS[0], Histories.STEPS[1]);
    private static final String NEW_COLUMN =
            "{\"by\": \"channel\", \"where\": {\"properties\": {\"product_id\": \"p1\"}}}";

    private final Options options;
    private final PrintStream out;

    ServiceMeasurement(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    void run() throws Exception {
        Stand.Setup setup = new Stand.Setup(Set.of(Service.JOURNEY), "-Xmx1g", Map.of(Part.MONGODB, Stand.NOWHERE));
        try (Stand stand = Stand.start(setup)) {
            int customers = Math.max(1, options.sent() / PER_CUSTOMER);
            takeIn(stand, new Histories(options.sent(), customers));
            Calls calls = new Calls(stand, Service.JOURNEY);
            journeys(calls, customers);
            long begun = System.nanoTime();
            CpuTime before = stand.cpu();
            untilWhole(calls, "/api/journeys/paths", NEW_COLUMN);
            out.printf(
                    Locale.ROOT,
                    "columns made anew in %.1f s; %s%n",
                    (System.nanoTime() - begun) / 1e9,
                    stand.cpu().since(before).per(options.sent()));
            begun = System.nanoTime();
            stand.killAndRestart(Service.JOURNEY);
            untilWhole(calls, "/api/journeys/funnels", FUNNEL);
            out.printf(
                    Locale.ROOT,
                    "killed, and answers over all again after %.1f s%n",
                    (System.nanoTime() - begun) / 1e9);
        }
    }

    private void takeIn(Stand stand, Histories histories) throws InterruptedException {
        Journal journal = new Journal(stand.kafka());
        journal.map(histories);
        CpuTime before = stand.cpu();
        long begun = System.nanoTime();
        int sent = journal.send(histories);
        double written = (System.nanoTime() - begun) / 1e9;
        while (stand.metric(Service.JOURNEY, "continuo_journey_columns_touchpoints") < sent) {
            pause();
        }
        double taken = (System.nanoTime() - begun) / 1e9;
        out.printf(
                Locale.ROOT,
                "%,d touchpoints through Kafka into the state: %,.0f/s (%.1f s, of which they were written for %.1f s); %s%n",
                sent,
                sent / taken,
                taken,
                written,
                stand.cpu().since(before).per(sent));
    }

    private void journeys(Calls calls, int customers) throws IOException, InterruptedException {
        SplittableRandom random = new SplittableRandom(3);
        Latencies latencies = new Latencies();
        for (int i = 0; i < 2 * JOURNEYS; i++) {
            String path = "/api/journeys/customers/" + Histories.customerId(random.nextInt(customers));
            long begun = System.nanoTime();
            calls.now("GET", path, "");
            if (i >= JOURNEYS) {
                latencies.tookSince(begun);
            }
        }
        out.println("one customer's journey of " + PER_CUSTOMER + " touchpoints on average, one call at a time: "
                + latencies);
    }

    /** Until a question is answered by all partitions. */
    private static void untilWhole(Calls calls, String path, String question) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < until) {
            try {
                JsonNode answer = calls.now("POST", path, question);
                if (answer.path("missingPartitions").isEmpty()) {
                    return;
                }
            } catch (IOException e) {
                // It is away, or makes its columns: 503.
            }
            pause();
        }
        throw new IllegalStateException("no whole answer");
    }

    private static void pause() {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
    }
}
