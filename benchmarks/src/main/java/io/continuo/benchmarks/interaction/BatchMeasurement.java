package io.continuo.benchmarks.interaction;

import io.continuo.benchmarks.load.CpuTime;
import io.continuo.benchmarks.load.Stand;
import java.io.PrintStream;
import java.util.Locale;

/** Events per second in batches of 100 through the gateway, and that number beside Kafka's own producer. */
final class BatchMeasurement {

    private static final int BATCH = 100;
    private static final int SENDERS = 8;
    private static final int WARM_UP_SECONDS = 40;

    private final Options options;
    private final Stand stand;
    private final PrintStream out;

    BatchMeasurement(Options options, Stand stand, PrintStream out) {
        this.options = options;
        this.stand = stand;
        this.out = out;
    }

    void run() throws InterruptedException {
        Events events = new Events("batch");
        Senders senders = Senders.withKey(stand);
        senders.closed(SENDERS, WARM_UP_SECONDS, () -> events.batch(BATCH));
        try (Log log = new Log(stand)) {
            long before = log.touchpoints();
            CpuTime cpu = stand.cpu();
            Senders.Sent sent = senders.closed(SENDERS, options.seconds(), () -> events.batch(BATCH));
            CpuTime spent = stand.cpu().since(cpu);
            long acknowledged = sent.acknowledged() * BATCH;
            long logged = log.touchpoints() - before;
            long unplaced = log.unplaced();
            double baseline =
                    new ProducerBaseline(stand).perSecond(events.single().body(), options.seconds());
            double rate = sent.perSecond() * BATCH;
            out.printf(
                    Locale.ROOT,
                    "batches of %d: %,.0f events/s acknowledged, %,d busy answers; a batch: %s; %s%n",
                    BATCH,
                    rate,
                    sent.busy(),
                    sent.latencies(),
                    spent.per((int) acknowledged));
            out.printf(
                    Locale.ROOT,
                    "acknowledged %,d, on the log %,d; not yet in the timeline %,d%n",
                    acknowledged,
                    logged,
                    unplaced);
            out.printf(
                    Locale.ROOT,
                    "baseline, Kafka's producer with records of the same size: %,.0f/s; ratio %.2f%n",
                    baseline,
                    rate / baseline);
        }
    }
}
