package io.continuo.benchmarks.journey;

import com.fasterxml.jackson.databind.JsonNode;
import io.continuo.benchmarks.load.Calls;
import io.continuo.benchmarks.load.Stand;
import io.continuo.localstack.Service;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A funnel asked of one instance, of two that share the partitions, and after one of them was killed. */
final class InstancesMeasurement {

    private static final String READY = "continuo_journey_columns_ready";
    private static final int WARM_UPS = 30;
    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(20);

    private final Options options;
    private final PrintStream out;

    InstancesMeasurement(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    void run() throws Exception {
        try (Stand stand = Stand.start(ServiceMeasurement.setup())) {
            new Intake(stand, options, out).run();
            Whole funnel = Whole.funnel(new Calls(stand, Service.JOURNEY));
            Rounds<JsonNode> alone = Rounds.of(WARM_UPS, options.rounds(), funnel::answer);
            out.println("one instance: " + alone);
            long begun = System.nanoTime();
            share(stand);
            out.printf(
                    Locale.ROOT,
                    "another one has half of the partitions after %.1f s%n",
                    (System.nanoTime() - begun) / 1e9);
            Rounds<JsonNode> two = Rounds.of(WARM_UPS, options.rounds(), funnel::answer);
            out.println("two instances: " + two);
            if (!two.answer().path("steps").equals(alone.answer().path("steps"))) {
                throw new IllegalStateException("two instances answer otherwise: " + two.answer());
            }
            stand.killAnother(Service.JOURNEY);
            resume(funnel, alone.answer());
        }
    }

    private static void share(Stand stand) throws InterruptedException {
        URI other = stand.startAnother(Service.JOURNEY);
        long until = System.nanoTime() + PATIENCE;
        double here;
        double there;
        do {
            if (System.nanoTime() > until) {
                throw new IllegalStateException("the other instance got no partitions");
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            here = stand.metric(Service.JOURNEY, READY);
            there = Stand.metric(other, READY);
        } while (here != there);
    }

    /** Every answer until all partitions are here again: whole and right, or it names what is missing. */
    private void resume(Whole funnel, JsonNode expected) throws InterruptedException {
        long begun = System.nanoTime();
        int named = 0;
        int refused = 0;
        while (System.nanoTime() - begun < PATIENCE) {
            try {
                JsonNode answer = funnel.once();
                if (!Whole.isWhole(answer)) {
                    named++;
                } else if (answer.path("steps").equals(expected.path("steps"))) {
                    out.printf(
                            Locale.ROOT,
                            "killed one: whole again after %.1f s, before that %d answers that named what was missing, %d"
                                    + " refused%n",
                            (System.nanoTime() - begun) / 1e9,
                            named,
                            refused);
                    return;
                } else {
                    throw new IllegalStateException("partial without saying so: " + answer);
                }
            } catch (IOException e) {
                refused++; // Away for a moment: 503.
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        throw new IllegalStateException("no whole answer");
    }
}
