package io.continuo.inventory.reconciliation;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Reconciles by itself from time to time; the instances share the work. */
@Singleton
class ReconciliationJob {

    private static final Logger LOG = Logger.getLogger(ReconciliationJob.class);

    private final Reconciling reconciling;

    ReconciliationJob(Reconciling reconciling) {
        this.reconciling = reconciling;
    }

    @Scheduled(
            every = "{continuo.reconciliation.look-around}",
            delayed = "{continuo.reconciliation.look-around}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> lookAround() {
        return reconciling
                .lookAround()
                .onFailure()
                .invoke(failure -> LOG.warnf("not reconciled; cause=%s", failure.toString()))
                .onFailure()
                .recoverWithNull();
    }
}
