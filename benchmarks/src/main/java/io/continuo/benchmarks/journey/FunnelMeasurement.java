package io.continuo.benchmarks.journey;

import io.continuo.journey.funnel.Funnel;
import io.continuo.journey.funnel.FunnelCounts;
import io.continuo.journey.funnel.FunnelQuery;
import io.continuo.journey.funnel.FunnelStep;
import io.continuo.journey.path.PathCounts;
import io.continuo.journey.path.PathQuestion;
import io.continuo.journey.query.Dimension;
import io.continuo.journey.query.Where;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** A funnel of three steps within 14 days and a directly-follows map, with times; the counts must be DuckDB's. */
final class FunnelMeasurement {

    private static final Duration WINDOW = Duration.ofDays(14);
    private static final int WARM_UPS = 20;

    private final Options options;
    private final PrintStream out;

    FunnelMeasurement(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    void run() throws Exception {
        int threads = Runtime.getRuntime().availableProcessors();
        Histories histories = new Histories(options);
        State state = new State();
        long begun = System.nanoTime();
        long touchpoints = state.load(histories);
        out.printf(
                Locale.ROOT,
                "%,d touchpoints of %,d customers: into columns in %.1f s, %.1f bytes per touchpoint with customers' ids%n",
                touchpoints,
                histories.customers(),
                (System.nanoTime() - begun) / 1e9,
                (double) state.bytes() / touchpoints);
        try (ExecutorService pool = Executors.newFixedThreadPool(threads);
                DuckDb duck = new DuckDb(threads)) {
            duck.load(histories);
            Scan scan = new Scan(state.snapshots(), pool);
            Rounds.Pair<List<Long>> funnel = Rounds.inTurns(
                    WARM_UPS, options.rounds(), () -> funnel(scan), () -> duck.funnel(WINDOW.toMillis()));
            out.println("funnel of three steps in 14 days: " + funnel.own() + "; customers "
                    + funnel.own().answer());
            out.println("baseline, DuckDB with as-of joins: " + funnel.baseline());
            out.println(funnel.ratio());
            Rounds.Pair<List<Long>> paths =
                    Rounds.inTurns(WARM_UPS, options.rounds(), () -> paths(scan), duck::directlyFollows);
            out.println("directly-follows map of channels: " + paths.own());
            out.println("baseline, DuckDB with a window function: " + paths.baseline());
            out.println(paths.ratio());
            besideClickHouse(histories, scan, threads);
        }
    }

    private void besideClickHouse(Histories histories, Scan scan, int threads) throws Exception {
        Optional<Path> library = ClickHouse.library();
        if (library.isEmpty()) {
            out.println("no ClickHouse beside it: " + ClickHouse.WHERE + " names no libchdb.so");
            return;
        }
        try (ClickHouse clickHouse = new ClickHouse(library.get(), threads)) {
            clickHouse.load(histories);
            Rounds.Pair<List<Long>> funnel = Rounds.inTurns(
                    WARM_UPS, options.rounds(), () -> funnel(scan), () -> clickHouse.funnel(WINDOW.toMillis()));
            out.println("the same funnel: " + funnel.own());
            out.println("baseline, windowFunnel of ClickHouse " + clickHouse.version() + ": " + funnel.baseline());
            out.println(funnel.ratio());
        }
    }

    static List<Long> funnel(Scan scan) throws Exception {
        FunnelQuery query =
                new FunnelQuery(Funnel.of(Funnel.Mode.ORDERED, WINDOW, step(0), step(1), step(2)), null, null);
        FunnelCounts counts = scan.ask(query);
        if (counts.sinceStart(2).median() == null) {
            throw new IllegalStateException("nobody converted");
        }
        return IntStream.range(0, Histories.STEPS.length)
                .mapToObj(counts::customers)
                .toList();
    }

    /** How often one channel follows another, in the order of their names. */
    static List<Long> paths(Scan scan) throws Exception {
        PathQuestion question = PathQuestion.of(Dimension.parse("channel"));
        PathCounts counts = scan.ask(question);
        return counts.edges().entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<PathCounts.Pair, PathCounts.Edge> edge) ->
                                edge.getKey().from())
                        .thenComparing(edge -> edge.getKey().to()))
                .map(edge -> edge.getValue().frequency())
                .toList();
    }

    private static FunnelStep step(int number) {
        return FunnelStep.of(Histories.STEPS[number], Where.type(Histories.STEPS[number]));
    }
}
