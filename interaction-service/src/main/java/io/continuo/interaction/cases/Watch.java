package io.continuo.interaction.cases;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/**
 * Tells of promises that are near their end or broken. Any number of replicas may watch: each claims a case before it looks
 * at it, and what one has told, stands in the case before another can.
 */
@ApplicationScoped
class Watch {

    private static final Logger LOG = Logger.getLogger(Watch.class);
    private static final int AT_ONCE = 100;
    /** Longer than a look takes: after it the case of a replica that is gone is another's. */
    private static final Duration CLAIM = Duration.ofSeconds(30);

    private final Cases cases;
    private final Handling handling;
    private final InstantSource clock;

    Watch(Cases cases, Handling handling, InstantSource clock) {
        this.cases = cases;
        this.handling = handling;
        this.clock = clock;
    }

    @Scheduled(
            every = "${continuo.interaction.sla.check-every:PT10S}",
            delayed = "2s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        Instant now = clock.instant();
        return Uni.createFrom()
                .deferred(() -> some(now))
                .repeat()
                .whilst(more -> more)
                .onItem()
                .ignoreAsUni()
                .onFailure()
                .recoverWithItem(failure -> {
                    later(failure);
                    return null;
                });
    }

    /** Whether there are others, and it is of use to look for them now. */
    private Uni<Boolean> some(Instant now) {
        return cases.alarming(now, AT_ONCE)
                .chain(ids -> Multi.createFrom()
                        .iterable(ids)
                        .onItem()
                        .transformToUniAndConcatenate(id -> told(id, now))
                        .collect()
                        .asList()
                        .map(told -> ids.size() == AT_ONCE && told.contains(true)));
    }

    /** False for a case that cannot be told of now; it does not keep the others waiting. */
    private Uni<Boolean> told(CaseId id, Instant now) {
        Instant until = now.plus(CLAIM);
        return cases.claim(id, now, until)
                .chain(mine -> mine ? told(id, now, until) : Uni.createFrom().voidItem())
                .replaceWith(true)
                .onFailure()
                .recoverWithItem(failure -> {
                    later(failure);
                    return false;
                });
    }

    private Uni<Void> told(CaseId id, Instant now, Instant until) {
        return handling.change(id, null, watched -> watched.alarm(now))
                .chain(decision ->
                        decision instanceof Decision.Moved ? Uni.createFrom().voidItem() : cases.silence(id, until));
    }

    private static void later(Throwable failure) {
        LOG.warnf("promises are looked at later cause=%s", failure.getClass().getSimpleName());
    }
}
