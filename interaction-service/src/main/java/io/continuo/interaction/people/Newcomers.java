package io.continuo.interaction.people;

import io.continuo.events.CustomerId;
import io.continuo.events.Identifier;
import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.continuo.interaction.log.CallerContext;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * People whom this service may not have heard of yet: who was created a moment ago is told on Kafka, and whoever created
 * them should not have to ask again.
 */
@ApplicationScoped
public class Newcomers {

    private static final Duration EVERY = Duration.ofMillis(50);
    private static final int MOST_LOOKS = 40;

    private static final Duration BRIEFLY = Duration.ofMillis(20);
    private static final int FEW_LOOKS = 6;

    /** Of a customer; whoever is older was told long ago, also where clocks differ and a broker was away. */
    private static final Duration YOUNG = Duration.ofMinutes(10);

    private static final int TIME_ORDERED = 7;

    private final IdentityMap people;
    private final InstantSource clock;

    Newcomers(IdentityMap people, InstantSource clock) {
        this.people = people;
        this.clock = clock;
    }

    /** Whoever this id stands for, waited for up to two seconds where the id is young; empty when nobody came. */
    public Uni<Optional<Person>> person(CustomerId id) {
        Executor caller = CallerContext.current();
        return soon(() -> people.person(id), EVERY, isYoung(id, clock.instant()) ? MOST_LOOKS : 1)
                .emitOn(caller);
    }

    /** As {@link #person}; fails with the problem {@code not-found} when nobody came. */
    public Uni<Person> known(CustomerId id) {
        return person(id)
                .map(found -> found.orElseThrow(() -> Problems.of(
                        StandardProblem.NOT_FOUND, "No customer has this id, or the customer was forgotten.")));
    }

    /**
     * Completes once somebody has the identifier, within a tenth of a second also where nobody has: an identifier does not
     * tell whether it is new.
     */
    public Uni<Void> noticed(Identifier identifier) {
        Executor caller = CallerContext.current();
        return soon(() -> customerOf(identifier), BRIEFLY, FEW_LOOKS)
                .emitOn(caller)
                .replaceWithVoid();
    }

    private Uni<Optional<CustomerId>> customerOf(Identifier identifier) {
        return people.customersOf(List.of(identifier)).map(found -> Optional.ofNullable(found.get(identifier)));
    }

    /** Whether the id was made a short time ago: ids of customers are UUIDs of version 7 (RFC 9562, 5.7). */
    static boolean isYoung(CustomerId id, Instant now) {
        try {
            UUID uuid = UUID.fromString(id.value());
            Instant made = Instant.ofEpochMilli(uuid.getMostSignificantBits() >>> 16);
            return uuid.version() == TIME_ORDERED
                    && Duration.between(made, now).abs().compareTo(YOUNG) < 0;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** What is found at the first look that finds something. */
    static <T> Uni<Optional<T>> soon(Supplier<Uni<Optional<T>>> look, Duration every, int mostLooks) {
        return Uni.createFrom()
                .deferred(look::get)
                .repeat()
                .withDelay(every)
                .atMost(mostLooks)
                .filter(Optional::isPresent)
                .toUni()
                .map(found -> found == null ? Optional.empty() : found);
    }
}
