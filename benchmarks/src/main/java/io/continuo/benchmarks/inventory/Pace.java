package io.continuo.benchmarks.inventory;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** When clients ask: each as soon as it is answered, or all together at an even rate whatever the answers take. */
final class Pace {

    private static final long NANOS = TimeUnit.SECONDS.toNanos(1);

    private final long begin = System.nanoTime();
    private final AtomicLong number = new AtomicLong();
    private final long between;
    private final long end;
    private volatile boolean over;

    private Pace(long between, long seconds) {
        this.between = between;
        this.end = begin + TimeUnit.SECONDS.toNanos(seconds);
    }

    static Pace asFastAsAnswered(int seconds) {
        return new Pace(0, seconds);
    }

    static Pace evenly(int perSecond, int seconds) {
        return new Pace(NANOS / perSecond, seconds);
    }

    /** Until it is stopped. */
    static Pace evenly(int perSecond) {
        return new Pace(NANOS / perSecond, TimeUnit.DAYS.toSeconds(1));
    }

    /** Ends it early. */
    void stop() {
        over = true;
    }

    /** Waits for the next turn: when it was due, as {@link System#nanoTime} tells; below zero once there is none. */
    long await() {
        long due = between == 0 ? System.nanoTime() : begin + number.getAndIncrement() * between;
        while (due - System.nanoTime() > 0 && !over) {
            LockSupport.parkNanos(due - System.nanoTime());
        }
        return over || due - end >= 0 ? -1 : due;
    }
}
