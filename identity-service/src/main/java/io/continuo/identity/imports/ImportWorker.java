package io.continuo.identity.imports;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/** Works on what has arrived, on every replica; what one leaves undone another goes on with. */
@ApplicationScoped
class ImportWorker {

    private static final Logger LOG = Logger.getLogger(ImportWorker.class);

    private final LinkPhase linking;
    private final MatchPhase matching;
    private final Phases phases;
    private final int workers;
    private final AtomicBoolean hasNews = new AtomicBoolean(true);

    ImportWorker(LinkPhase linking, MatchPhase matching, Phases phases, ImportConfig config) {
        this.linking = linking;
        this.matching = matching;
        this.phases = phases;
        this.workers = config.workers();
    }

    /** Something has arrived here. */
    void wake() {
        hasNews.set(true);
    }

    /** What arrived here is begun soon. */
    @Scheduled(every = "0.25s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> workOnNews() {
        return hasNews.getAndSet(false) ? work() : Uni.createFrom().voidItem();
    }

    /** What others left undone. */
    @Scheduled(
            every = "${continuo.identity.imports.look-around:PT5S}",
            delayed = "5s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> lookAround() {
        wake();
        return Uni.createFrom().voidItem();
    }

    private Uni<Void> work() {
        List<Uni<Void>> loops =
                IntStream.range(0, workers).mapToObj(worker -> untilIdle()).toList();
        return Uni.join()
                .all(loops)
                .andCollectFailures()
                .onFailure()
                .invoke(failure -> LOG.warnf("imports are waiting; reason=%s", failure))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private Uni<Void> untilIdle() {
        return Multi.createBy()
                .repeating()
                .uni(this::step)
                .whilst(worked -> worked)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Boolean> step() {
        return linking.step()
                .chain(worked -> worked ? Uni.createFrom().item(true) : phases.step())
                .chain(worked -> worked ? Uni.createFrom().item(true) : matching.step());
    }
}
