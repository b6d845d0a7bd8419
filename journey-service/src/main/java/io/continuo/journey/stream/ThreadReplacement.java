package io.continuo.journey.stream;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.jboss.logging.Logger;

/**
 * A stream thread that dies is replaced, since most reasons pass: a broker away for longer than the retries. One that
 * keeps dying shuts the streams down, and the liveness check has the process started anew.
 */
final class ThreadReplacement implements StreamsUncaughtExceptionHandler {

    private static final Logger LOG = Logger.getLogger(ThreadReplacement.class);
    private static final int MAX_DEATHS = 10;
    private static final long WITHIN_NANOS = Duration.ofMinutes(5).toNanos();

    private final Deque<Long> deaths = new ArrayDeque<>();

    @Override
    public synchronized StreamThreadExceptionResponse handle(Throwable cause) {
        long now = System.nanoTime();
        deaths.removeIf(death -> now - death > WITHIN_NANOS);
        deaths.add(now);
        LOG.errorf(cause, "Stream thread died deaths=%d", deaths.size());
        return deaths.size() > MAX_DEATHS
                ? StreamThreadExceptionResponse.SHUTDOWN_CLIENT
                : StreamThreadExceptionResponse.REPLACE_THREAD;
    }
}
