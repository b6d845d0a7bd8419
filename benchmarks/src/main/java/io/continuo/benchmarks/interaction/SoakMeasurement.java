package io.continuo.benchmarks.interaction;

import io.continuo.benchmarks.load.Stand;
import io.continuo.localstack.Service;
import java.io.PrintStream;
import java.util.Locale;

/** Whether memory stays what it is under a steady load of batches. */
final class SoakMeasurement {

    private static final int BATCH = 100;
    private static final int SENDERS = 8;
    private static final int SECONDS_PER_LINE = 60;
    private static final double MIB = 1 << 20;
    private static final String LIVE = "jvm_gc_live_data_size_bytes";

    private final Options options;
    private final Stand stand;
    private final PrintStream out;

    SoakMeasurement(Options options, Stand stand, PrintStream out) {
        this.options = options;
        this.stand = stand;
        this.out = out;
    }

    void run() throws InterruptedException {
        Events events = new Events("soak");
        Senders senders = Senders.withKey(stand);
        double batches = (double) options.rate() / BATCH;
        for (int minute = 1; minute <= options.minutes(); minute++) {
            Senders.Sent sent = senders.paced(SENDERS, SECONDS_PER_LINE, batches, () -> events.batch(BATCH));
            out.printf(
                    Locale.ROOT,
                    "minute %d: %,.0f events/s, %,d busy answers; a batch: %s; "
                            + "resident: interaction %.0f MiB, gateway %.0f MiB; live after a collection: "
                            + "interaction %.0f MiB, gateway %.0f MiB%n",
                    minute,
                    sent.perSecond() * BATCH,
                    sent.busy(),
                    sent.latencies(),
                    stand.residentBytes(Service.INTERACTION) / MIB,
                    stand.residentBytes(Service.GATEWAY) / MIB,
                    stand.metric(Service.INTERACTION, LIVE) / MIB,
                    stand.metric(Service.GATEWAY, LIVE) / MIB);
        }
    }
}
