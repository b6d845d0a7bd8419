package io.continuo.interaction.ingestion;

import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** Memory that several bodies share: beyond it, senders are asked to wait. */
final class Budget {

    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final AtomicLong taken = new AtomicLong();
    private final long limit;

    /** @param limit bytes */
    Budget(long limit) {
        this.limit = limit;
    }

    /**
     * Holds room until the work is done, however it ends.
     *
     * @param bytes the most it can take, as far as is known; the work may come to need more
     * @throws io.quarkiverse.resteasy.problem.HttpProblem {@code too-many-requests}
     */
    <T> Uni<T> during(long bytes, Function<Room, Uni<T>> work) {
        Room room = new Room();
        room.holdAtLeast(bytes);
        try {
            return work.apply(room).onTermination().invoke(room::leave);
        } catch (RuntimeException e) {
            room.leave();
            throw e;
        }
    }

    private void take(long bytes) {
        if (taken.addAndGet(bytes) > limit) {
            taken.addAndGet(-bytes);
            throw Problems.retryLater(
                    StandardProblem.TOO_MANY_REQUESTS, "Too much is being taken in; send it again shortly.", AGAIN);
        }
    }

    /** What one body holds. */
    final class Room {

        private long held;
        private boolean left;

        private Room() {}

        /**
         * Once it is known how much the body takes really.
         *
         * @throws io.quarkiverse.resteasy.problem.HttpProblem {@code too-many-requests}, and what it held it holds still
         */
        synchronized void holdAtLeast(long bytes) {
            if (bytes > held && !left) {
                take(bytes - held);
                held = bytes;
            }
        }

        private synchronized void leave() {
            taken.addAndGet(-held);
            held = 0;
            left = true;
        }
    }
}
