package io.continuo.gateway.proxy;

import io.vertx.core.Vertx;
import java.time.Duration;

/** Fires once when nothing has moved for a time. */
final class Watch {

    private final Vertx vertx;
    private final long patienceNanos;
    private final Runnable stalled;
    private long lastProgress = System.nanoTime();
    private long timer;
    private boolean stopped;

    Watch(Vertx vertx, Duration patience, Runnable stalled) {
        this.vertx = vertx;
        this.patienceNanos = patience.toNanos();
        this.stalled = stalled;
        arm(patienceNanos);
    }

    void progressed() {
        lastProgress = System.nanoTime();
    }

    void stop() {
        stopped = true;
        vertx.cancelTimer(timer);
    }

    private void arm(long nanos) {
        timer = vertx.setTimer(Math.max(1, nanos / 1_000_000), fired -> check());
    }

    private void check() {
        long idle = System.nanoTime() - lastProgress;
        if (stopped) {
            return;
        }
        if (idle >= patienceNanos) {
            stalled.run();
        } else {
            arm(patienceNanos - idle);
        }
    }
}
