package io.continuo.interaction.cases;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/**
 * Tells of promises that are near their end or broken. Any number of replicas may watch: what one has told, stands in the
 * case before another can.
 */
@ApplicationScoped
class Watch {

    private static final Logger LOG = Logger.getLogger(Watch.class);
    private static final int AT_ONCE = 100;

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
        return cases.alarming(now, AT_ONCE)
                .onItem()
                .transformToMulti(ids -> Multi.createFrom().iterable(ids))
                .onItem()
                .transformToUniAndConcatenate(id -> tell(id, now))
                .onItem()
                .ignoreAsUni()
                .onFailure()
                .recoverWithItem(Watch::later);
    }

    /** One case that cannot be told of does not keep the others waiting. */
    private Uni<Void> tell(CaseId id, Instant now) {
        return handling.change(id, null, watched -> watched.alarm(now))
                .chain(decision ->
                        decision instanceof Decision.Moved ? Uni.createFrom().voidItem() : cases.silence(id, now))
                .onFailure()
                .recoverWithItem(Watch::later);
    }

    private static Void later(Throwable failure) {
        LOG.warnf("promises are looked at later cause=%s", failure.getClass().getSimpleName());
        return null;
    }
}
