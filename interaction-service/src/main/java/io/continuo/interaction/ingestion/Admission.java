package io.continuo.interaction.ingestion;

import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.continuo.interaction.InteractionConfig;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Bounds the memory of all bodies that are being taken in at the same time: beyond it, senders are asked to wait. */
@Singleton
class Admission {

    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final AtomicLong inFlight = new AtomicLong();
    private final long limit;

    @Inject
    Admission(InteractionConfig config) {
        this(config.ingestion().maxInFlight().asLongValue());
    }

    /** @param limit bytes */
    Admission(long limit) {
        this.limit = limit;
    }

    /**
     * Reserves room for a body until the ticket is closed.
     *
     * @param bytes the most it can take
     * @throws io.quarkiverse.resteasy.problem.HttpProblem {@code too-many-requests}
     */
    private Ticket admit(long bytes) {
        if (inFlight.addAndGet(bytes) > limit) {
            inFlight.addAndGet(-bytes);
            throw Problems.retryLater(
                    StandardProblem.TOO_MANY_REQUESTS, "Too much is being taken in; send it again shortly.", AGAIN);
        }
        return () -> inFlight.addAndGet(-bytes);
    }

    /** Holds the room until the work is done, however it ends. */
    <T> Uni<T> during(long bytes, Supplier<Uni<T>> work) {
        Ticket ticket = admit(bytes);
        try {
            return work.get().onTermination().invoke(ticket::close);
        } catch (RuntimeException e) {
            ticket.close();
            throw e;
        }
    }

    /** To be closed once. */
    private interface Ticket extends AutoCloseable {

        @Override
        void close();
    }
}
