package io.continuo.benchmarks.interaction;

import io.continuo.benchmarks.load.CpuTime;
import io.continuo.benchmarks.load.Stand;
import java.io.PrintStream;
import java.util.Locale;

/** Calls per second with one event each, and how long a call takes at half of that. */
final class SingleMeasurement {

    private static final int SENDERS = 64;
    private static final int WARM_UP_SECONDS = 30;

    private final Options options;
    private final Stand stand;
    private final PrintStream out;

    SingleMeasurement(Options options, Stand stand, PrintStream out) {
        this.options = options;
        this.stand = stand;
        this.out = out;
    }

    void run() throws InterruptedException {
        Events events = new Events("single");
        Senders senders = Senders.withKey(stand);
        senders.closed(SENDERS, WARM_UP_SECONDS, events::single);
        CpuTime before = stand.cpu();
        Senders.Sent most = senders.closed(SENDERS, options.seconds(), events::single);
        out.printf(
                Locale.ROOT,
                "single events: %,.0f/s acknowledged, %,d busy answers; %s; %s%n",
                most.perSecond(),
                most.busy(),
                most.latencies(),
                stand.cpu().since(before).per((int) most.acknowledged()));
        double half = most.perSecond() / 2;
        Senders.Sent calm = senders.paced(SENDERS, options.seconds(), half, events::single);
        out.printf(Locale.ROOT, "at half of it, %,.0f/s: %s%n", half, calm.latencies());
    }
}
