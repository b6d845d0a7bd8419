package io.continuo.inventory.reconciliation;

import io.continuo.inventory.Outcome;
import io.continuo.inventory.Transactions;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.List;

/** Keeps what runs find, measures it, and where the run says so has it mended in the same transaction. */
@Singleton
class FindingBook {

    private static final String REASON = "repaired by the reconciliation that found it";

    /** Differences found by reconciliations, by what was compared. */
    private static final String FOUND = "continuo.inventory.reconciliation.found";

    private final Transactions transactions;
    private final Findings findings;
    private final Repairs repairs;
    private final FindingEvents events;
    private final ReconciliationConfig config;
    private final MeterRegistry meters;
    private volatile long open;

    FindingBook(
            Transactions transactions,
            Findings findings,
            Repairs repairs,
            FindingEvents events,
            ReconciliationConfig config,
            MeterRegistry meters) {
        this.transactions = transactions;
        this.findings = findings;
        this.repairs = repairs;
        this.config = config;
        this.events = events;
        this.meters = meters;
        meters.gauge("continuo.inventory.reconciliation.findings", this, book -> book.open);
    }

    /** Enters what a step found, as far as the run has room. */
    Uni<Void> enter(SqlConnection tx, Run run, List<Finding> seen) {
        long room = Math.max(0, config.mostFindings() - run.findings());
        List<Finding> kept = seen.stream().limit(room).toList();
        seen.forEach(finding ->
                meters.counter(FOUND, "kind", finding.kind().wireName()).increment());
        return findings.add(tx, run, run.findings(), kept)
                .call(entered -> events.found(tx, entered))
                .chain(entered -> run.repair()
                        ? repair(tx, run, entered)
                        : Uni.createFrom().voidItem());
    }

    Uni<Void> measure() {
        return transactions.read(findings::open).invoke(now -> open = now).replaceWithVoid();
    }

    private Uni<Void> repair(SqlConnection tx, Run run, List<Kept> entered) {
        return Multi.createFrom()
                .iterable(entered)
                .onItem()
                .transformToUniAndConcatenate(
                        kept -> repairs.repair(tx, kept, run.actor(), REASON).map(Outcome.Accepted.class::isInstance))
                .collect()
                .last()
                .replaceWithVoid();
    }
}
