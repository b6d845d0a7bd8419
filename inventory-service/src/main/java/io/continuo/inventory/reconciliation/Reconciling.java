package io.continuo.inventory.reconciliation;

import io.continuo.inventory.Transactions;
import io.continuo.inventory.catalog.Sku;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Makes runs, step by step: some SKUs compared in one snapshot, what was found written down behind it. */
@Singleton
class Reconciling {

    private static final Logger LOG = Logger.getLogger(Reconciling.class);

    private final Transactions transactions;
    private final Runs runs;
    private final Checks checks;
    private final FindingBook book;
    private final ReconciliationConfig config;
    private final InstantSource clock;

    Reconciling(
            Transactions transactions,
            Runs runs,
            Checks checks,
            FindingBook book,
            ReconciliationConfig config,
            InstantSource clock) {
        this.transactions = transactions;
        this.runs = runs;
        this.checks = checks;
        this.book = book;
        this.config = config;
        this.clock = clock;
    }

    /** Begins a run; of all SKUs only one is under way at a time, and whoever asks for another gets that one. */
    Uni<Run> begin(@Nullable List<Sku> scope, boolean repair, String actor) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Run run = new Run(UUID.randomUUID().toString(), scope, repair, actor, false, "", 0, 0, 0, 0, now, null);
        return transactions.write(tx -> runs.add(tx, run)
                .chain(added -> added
                        ? Uni.createFrom().item(run)
                        : runs.runningWhole(tx).map(found -> found.orElse(run))));
    }

    /** Makes the run from where it is to its end. Whoever stops waiting leaves it to be gone on with. */
    Uni<Run> finish(Run begun) {
        Run[] at = {begun};
        return Multi.createBy()
                .repeating()
                .uni(() -> step(at[0]).invoke(next -> at[0] = next))
                .whilst(run -> !run.done())
                .collect()
                .last()
                .invoke(Reconciling::tell);
    }

    /** Goes on with a run nobody works on any more, or begins one where it is time. */
    Uni<Void> lookAround() {
        Instant now = clock.instant();
        return transactions
                .read(client -> runs.leftBehind(client, now.minus(config.leftBehind())))
                .chain(left -> left.isPresent() ? finish(left.get()).replaceWithVoid() : beginIfDue(now))
                .chain(() -> transactions.read(client -> runs.forget(client, now.minus(config.keep()))))
                .chain(book::measure);
    }

    private Uni<Void> beginIfDue(Instant now) {
        return transactions
                .read(client -> runs.isDue(client, now.minus(config.interval())))
                .chain(due -> due
                        ? begin(null, false, "inventory-service")
                                .chain(this::finish)
                                .replaceWithVoid()
                        : Uni.createFrom().voidItem());
    }

    private Uni<Run> step(Run run) {
        return transactions.snapshot(tx -> look(tx, run)).chain(seen -> transactions.write(tx -> keep(tx, run, seen)));
    }

    /** What a snapshot showed. */
    private record Seen(List<Sku> skus, long rows, List<Finding> findings) {}

    private Uni<Seen> look(SqlConnection tx, Run run) {
        return runs.next(tx, run, config.batch())
                .chain(skus -> skus.isEmpty()
                        ? Uni.createFrom().item(new Seen(skus, 0, List.of()))
                        : Uni.combine()
                                .all()
                                .unis(runs.rows(tx, skus), checks.of(tx, skus, clock.instant()))
                                .with((rows, findings) -> new Seen(skus, rows, findings)));
    }

    private Uni<Run> keep(SqlConnection tx, Run run, Seen seen) {
        boolean last = seen.skus().size() < config.batch();
        String position =
                seen.skus().isEmpty() ? run.position() : seen.skus().getLast().value();
        Runs.Step step = new Runs.Step(
                position, seen.skus().size(), seen.rows(), seen.findings().size(), 0, last);
        return runs.step(tx, run, step, clock.instant())
                .chain(written -> written.isPresent()
                        ? book.enter(tx, run, seen.findings()).chain(() -> runs.find(tx, run.id()))
                        : runs.find(tx, run.id()))
                .map(Optional::orElseThrow);
    }

    private static void tell(Run run) {
        if (run.findings() > 0) {
            LOG.warnf("reconciliation found differences; run=%s findings=%d", run.id(), run.findings());
        } else {
            LOG.infof("reconciliation found nothing; run=%s skus=%d rows=%d", run.id(), run.skus(), run.rows());
        }
    }
}
