package io.continuo.benchmarks.journey;

import io.continuo.benchmarks.load.CpuTime;
import io.continuo.benchmarks.load.Stand;
import io.continuo.localstack.Service;
import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Touchpoints through Kafka into the state of a service: a part to warm it up, then the others. */
final class Intake {

    static final int PER_CUSTOMER = 40;

    private static final String TAKEN = "continuo_journey_columns_touchpoints";
    private static final int WARM_UP = 4;
    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(5);

    private final Stand stand;
    private final PrintStream out;
    private final Histories histories;
    private int before;

    Intake(Stand stand, Options options, PrintStream out) {
        this.stand = stand;
        this.out = out;
        this.histories = new Histories(options.sent(), Math.max(WARM_UP, options.sent() / PER_CUSTOMER));
    }

    /** Returns when everything is in columns; how much that is. */
    int run() {
        Journal journal = new Journal(stand.kafka());
        journal.map(histories);
        int warm = histories.customers() / WARM_UP;
        take("the first quarter, of a process that has just started", journal, 0, warm);
        take("the others", journal, warm, histories.customers());
        return before;
    }

    int customers() {
        return histories.customers();
    }

    private void take(String what, Journal journal, int first, int end) {
        CpuTime cpu = stand.cpu();
        long begun = System.nanoTime();
        int sent = journal.send(histories, first, end);
        double written = (System.nanoTime() - begun) / 1e9;
        untilTaken(before + sent);
        double taken = (System.nanoTime() - begun) / 1e9;
        out.printf(
                Locale.ROOT,
                "through Kafka into the state, %s: %,d at %,.0f/s (%.1f s, of which they were written for %.1f s); %s%n",
                what,
                sent,
                sent / taken,
                taken,
                written,
                stand.cpu().since(cpu).per(sent));
        before += sent;
    }

    private void untilTaken(int number) {
        double last = 0;
        long progress = System.nanoTime();
        while (last < number) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            double taken = stand.metric(Service.JOURNEY, TAKEN);
            if (taken > last) {
                progress = System.nanoTime();
            } else if (System.nanoTime() - progress > PATIENCE) {
                throw new IllegalStateException("the service stopped at " + (long) taken + " of " + number);
            }
            last = taken;
        }
    }
}
