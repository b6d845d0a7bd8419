package io.continuo.interaction.people;

import io.continuo.events.CustomerId;
import io.continuo.interaction.log.CallerContext;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * People whom this service may not have heard of yet: who was created a moment ago is told on Kafka, and whoever created
 * them should not have to ask again.
 */
@ApplicationScoped
public class Newcomers {

    private static final Duration EVERY = Duration.ofMillis(100);
    private static final int MOST_LOOKS = 20;

    private final IdentityMap people;

    Newcomers(IdentityMap people) {
        this.people = people;
    }

    /** Whoever this id stands for, waited for up to two seconds; empty when nobody came. */
    public Uni<Optional<Person>> person(CustomerId id) {
        Executor caller = CallerContext.current();
        return soon(() -> people.person(id), EVERY, MOST_LOOKS).emitOn(caller);
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
