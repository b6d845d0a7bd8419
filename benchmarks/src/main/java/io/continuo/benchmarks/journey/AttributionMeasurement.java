package io.continuo.benchmarks.journey;

import io.continuo.journey.attribution.Attribution;
import io.continuo.journey.attribution.AttributionQuery;
import io.continuo.journey.attribution.Gathered;
import io.continuo.journey.attribution.Model;
import io.continuo.journey.query.Brought;
import io.continuo.journey.query.Dimension;
import io.continuo.journey.query.Period;
import io.continuo.journey.query.Where;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Attribution of all conversions to channels by Markov's chain of order 1 and by Shapley's value, with their revenue. Beside
 * it DuckDB only counts which channel follows which: the least that a chain needs.
 */
final class AttributionMeasurement {

    private static final int WARM_UPS = 5;
    private static final Duration LOOKBACK = Duration.ofDays(30);

    private final Options options;
    private final PrintStream out;

    AttributionMeasurement(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    void run() throws Exception {
        int threads = Runtime.getRuntime().availableProcessors();
        Histories histories = new Histories(options);
        State state = new State(Brought.PROPERTIES);
        long touchpoints = state.load(histories);
        out.printf(
                Locale.ROOT,
                "%,d touchpoints, %.1f bytes each with %d property columns%n",
                touchpoints,
                (double) state.bytes() / touchpoints,
                Brought.PROPERTIES.size());
        try (ExecutorService pool = Executors.newFixedThreadPool(threads);
                DuckDb duck = new DuckDb(threads)) {
            Scan scan = new Scan(state.snapshots(), pool);
            for (Model model : List.of(Model.MARKOV, Model.SHAPLEY)) {
                Rounds<List<Attribution>> rounds = Rounds.of(WARM_UPS, options.rounds(), () -> results(scan, model));
                Attribution.Credited credited =
                        (Attribution.Credited) rounds.answer().getFirst();
                out.println(model + ": " + rounds + "; credits "
                        + credited.credits().stream().limit(3).toList());
            }
            duck.load(histories);
            out.println("baseline, DuckDB counts what follows what: "
                    + Rounds.of(1, options.rounds(), duck::directlyFollows));
        }
    }

    static List<Attribution> results(Scan scan, Model model) throws Exception {
        AttributionQuery query = new AttributionQuery(
                new AttributionQuery.Models(Set.of(model), 1, Duration.ofDays(7), Set.of("direct")),
                Where.type(Histories.STEPS[Histories.STEPS.length - 1]),
                Where.ANY,
                LOOKBACK,
                Dimension.parse("channel"),
                null,
                Period.ALWAYS);
        Gathered gathered = scan.ask(query);
        return gathered.results();
    }
}
