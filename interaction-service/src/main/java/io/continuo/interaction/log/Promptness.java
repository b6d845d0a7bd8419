package io.continuo.interaction.log;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** How soon Kafka acknowledges, second by second: by this, work that can wait knows that it should. */
@Singleton
public class Promptness {

    /** Of less there is nobody to give way to. */
    private static final int BUSY = 1_000;

    private static final long WINDOW = TimeUnit.SECONDS.toNanos(1);

    private final Timer timer;
    private Window running = new Window(System.nanoTime(), 0, 0);
    private Window last = running;

    Promptness(MeterRegistry meters) {
        this.timer = Timer.builder("continuo.interaction.acknowledgement")
                .description("From handing events to Kafka until it has all of them")
                .register(meters);
    }

    /** @param nanos time they took, weighed by their number */
    private record Window(long begin, long events, double nanos) {

        Window with(int more, long took) {
            return new Window(begin, events + more, nanos + (double) more * took);
        }

        boolean isSlowerThan(Duration bound) {
            return events >= BUSY && nanos / events > bound.toNanos();
        }
    }

    void acknowledged(int events, long nanos) {
        timer.record(nanos, TimeUnit.NANOSECONDS);
        synchronized (this) {
            turn(System.nanoTime());
            running = running.with(events, nanos);
        }
    }

    /** Whether a thousand events or more were acknowledged within the last second, and took longer than that. */
    public synchronized boolean isWorseThan(Duration bound) {
        turn(System.nanoTime());
        return last.isSlowerThan(bound);
    }

    private void turn(long now) {
        long age = now - running.begin();
        if (age >= WINDOW) {
            last = age < 2 * WINDOW ? running : new Window(now, 0, 0);
            running = new Window(now, 0, 0);
        }
    }
}
