package io.continuo.journey.reading;

import io.continuo.events.CustomerId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Customers whom this service may not have heard of yet: who was created a moment ago is told on Kafka, and whoever created
 * them should not have to ask again.
 */
@ApplicationScoped
class Newcomers {

    private static final Duration EVERY = Duration.ofMillis(50);
    private static final int MOST_LOOKS = 40;
    private static final Duration NEW = Duration.ofSeconds(10);
    private static final int TIME_ORDERED = 7;

    private final InstantSource clock;

    Newcomers(InstantSource clock) {
        this.clock = clock;
    }

    /** What is found of this customer; for two seconds it is looked for again, where the id was made a moment ago. */
    <T> Uni<Answer<T>> soon(CustomerId id, Supplier<Answer<T>> look) {
        return soon(look, EVERY, isNew(id) ? MOST_LOOKS : 1);
    }

    /** What is found at the first look that finds something. */
    static <T> Uni<Answer<T>> soon(Supplier<Answer<T>> look, Duration every, int mostLooks) {
        return Uni.createFrom()
                .item(look)
                .repeat()
                .withDelay(every)
                .atMost(mostLooks)
                .filter(Answer.Found.class::isInstance)
                .toUni()
                .map(found -> found == null ? new Answer.Refused<>(Rejected.UNKNOWN_CUSTOMER) : found);
    }

    /** Ids are UUIDs that begin with the time (RFC 9562, section 5.7), by a clock that may be a little off. */
    private boolean isNew(CustomerId id) {
        try {
            UUID uuid = UUID.fromString(id.value());
            Instant made = Instant.ofEpochMilli(uuid.getMostSignificantBits() >>> Short.SIZE);
            return uuid.version() == TIME_ORDERED
                    && Duration.between(made, clock.instant()).abs().compareTo(NEW) < 0;
        } catch (IllegalArgumentException e) {
            return false; // Then identity-service did not make it.
        }
    }
}
