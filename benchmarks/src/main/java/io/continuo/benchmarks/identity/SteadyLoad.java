package io.continuo.benchmarks.identity;

import java.util.Locale;

/** Touchpoints at an even rate on a thread of their own, as long as it is open. */
final class SteadyLoad implements AutoCloseable {

    private final TouchpointLoad load;
    private final Thread thread;
    private final long appliedBefore;
    private final long begin = System.nanoTime();

    SteadyLoad(Options options, TouchpointLoad load, long seed) throws InterruptedException {
        this.load = load;
        Shoppers shoppers = new Shoppers(seed, options.customers());
        appliedBefore = load.applied();
        thread = Thread.ofPlatform().start(() -> load.sendPaced(options.rate(), _ -> shoppers.next()));
    }

    /** What was really applied beside the measurement, and what was left over. */
    String report() throws InterruptedException {
        long applied = load.applied();
        double rate = TouchpointMeasurement.perSecond((int) (applied - appliedBefore), begin);
        return String.format(
                Locale.ROOT, "beside %,.0f touchpoints/s applied, %,d waiting", rate, load.sent() - applied);
    }

    @Override
    public void close() throws InterruptedException {
        thread.interrupt();
        thread.join();
        load.awaitApplied();
    }
}
