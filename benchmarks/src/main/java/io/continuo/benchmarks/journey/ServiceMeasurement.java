package io.continuo.benchmarks.journey;

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

/**
 * The service as it runs: how fast it takes touchpoints from Kafka into its state, how long one customer's journey takes, how
 * long columns take that are made anew, and how long a killed process takes until it answers questions over all again.
 */
final class ServiceMeasurement {

    private static final int JOURNEYS = 3_000;
    private static final int WARM_UPS = 20;
    private static final String NEW_COLUMN =
            "{\"by\": \"channel\", \"where\": {\"properties\": {\"product_id\": \"p1\"}}}";

    private final Options options;
    private final PrintStream out;

    ServiceMeasurement(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    static Stand.Setup setup() {
        return new Stand.Setup(Set.of(Service.JOURNEY), "-Xmx1g", Map.of(Part.MONGODB, Stand.NOWHERE));
    }

    void run() throws Exception {
        try (Stand stand = Stand.start(setup())) {
            Intake intake = new Intake(stand, options, out);
            int touchpoints = intake.run();
            Calls calls = new Calls(stand, Service.JOURNEY);
            journeys(calls, intake.customers());
            Whole funnel = Whole.funnel(calls);
            out.println("funnel over HTTP: " + Rounds.of(WARM_UPS, options.rounds(), funnel::answer));
            CpuTime before = stand.cpu();
            long begun = System.nanoTime();
            new Whole(calls, "/api/journeys/paths", NEW_COLUMN).answer();
            out.printf(
                    Locale.ROOT,
                    "columns made anew in %.1f s; %s%n",
                    (System.nanoTime() - begun) / 1e9,
                    stand.cpu().since(before).per(touchpoints));
            memory(stand, touchpoints);
            begun = System.nanoTime();
            stand.killAndRestart(Service.JOURNEY);
            funnel.answer();
            out.printf(
                    Locale.ROOT,
                    "killed, and answers over all %,d again after %.1f s%n",
                    touchpoints,
                    (System.nanoTime() - begun) / 1e9);
        }
    }

    private void memory(Stand stand, int touchpoints) {
        out.printf(
                Locale.ROOT,
                "%.1f bytes of columns per touchpoint; %,d MiB resident%n",
                stand.metric(Service.JOURNEY, "continuo_journey_columns_size_bytes") / touchpoints,
                stand.residentBytes(Service.JOURNEY) >> 20);
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
        out.println("one customer's journey of " + Intake.PER_CUSTOMER + " touchpoints on average, one call at a time: "
                + latencies);
    }
}
