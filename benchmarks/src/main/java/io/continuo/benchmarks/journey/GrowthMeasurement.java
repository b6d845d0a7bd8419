package io.continuo.benchmarks.journey;

import io.continuo.journey.attribution.Model;
import io.continuo.journey.query.Brought;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The same questions over a twentieth, a quarter and all of the touchpoints: time should grow as they do. */
final class GrowthMeasurement {

    private static final int WARM_UPS = 5;
    private static final List<Integer> PARTS = List.of(20, 4, 1);

    private final Options options;
    private final PrintStream out;

    GrowthMeasurement(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    void run() throws Exception {
        for (int part : PARTS) {
            measure(new Histories(options.touchpoints() / part, Math.max(1, options.customers() / part)));
        }
    }

    private void measure(Histories histories) throws Exception {
        State state = new State(Brought.PROPERTIES);
        long touchpoints = state.load(histories);
        try (ExecutorService pool =
                Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            Scan scan = new Scan(state.snapshots(), pool);
            out.printf(
                    Locale.ROOT,
                    "%,d touchpoints of %,d customers, %.1f bytes each%n  funnel: %s%n  directly-follows map: %s%n",
                    touchpoints,
                    histories.customers(),
                    (double) state.bytes() / touchpoints,
                    Rounds.of(WARM_UPS, options.rounds(), () -> FunnelMeasurement.funnel(scan)),
                    Rounds.of(WARM_UPS, options.rounds(), () -> FunnelMeasurement.paths(scan)));
            for (Model model : List.of(Model.MARKOV, Model.SHAPLEY)) {
                out.println("  attribution, " + model + ": "
                        + Rounds.of(WARM_UPS, options.rounds(), () -> AttributionMeasurement.results(scan, model)));
            }
        }
    }
}
