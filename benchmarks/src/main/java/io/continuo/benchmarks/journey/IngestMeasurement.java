package io.continuo.benchmarks.journey;

import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.SplittableRandom;

/** Touchpoints that come one by one to customers who are known: how many go into the columns of one thread in a second. */
final class IngestMeasurement {

    private static final int SECONDS = 20;
    private static final int AT_ONCE = 1_000;

    private final Options options;
    private final PrintStream out;

    IngestMeasurement(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    void run() {
        Histories histories = new Histories(options);
        State state = new State();
        state.load(histories);
        add(state, histories, SECONDS / 2, 1);
        long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        long added = add(state, histories, SECONDS, 2);
        double seconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1e9;
        out.printf(
                Locale.ROOT,
                "into columns that hold %,d touchpoints, one by one on one thread: %,.0f/s, %,.0f per second of CPU%n",
                options.touchpoints(),
                (double) added / SECONDS,
                added / seconds);
    }

    private static long add(State state, Histories histories, int seconds, int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Histories.History history = new Histories.History();
        long added = 0;
        long begun = System.nanoTime();
        while (System.nanoTime() - begun < seconds * 1_000_000_000L) {
            for (int i = 0; i < AT_ONCE; i++) {
                int customer = random.nextInt(histories.customers());
                history.size = 1;
                history.times[0] = 1_783_000_000_000L + added * 7 + seed;
                history.types[0] = (byte) random.nextInt(Histories.TYPES.length);
                history.channels[0] = (byte) random.nextInt(Histories.CHANNELS.length);
                state.add(customer, state.mark(customer, history, 0, (int) (added * 0x9E3779B9L) + seed));
                added++;
            }
        }
        return added;
    }
}
