package io.continuo.inventory.reconciliation;

import io.continuo.http.KeyedRequest;
import io.continuo.http.StoredAnswer;
import io.continuo.inventory.Outcome;
import io.continuo.inventory.Rejected;
import io.continuo.inventory.Transactions;
import io.continuo.outbox.RequestKeys;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Shows what runs found, and has a finding mended. */
@Singleton
class Reports {

    private final Transactions transactions;
    private final RequestKeys keys;
    private final Runs runs;
    private final Findings findings;
    private final Repairs repairs;

    Reports(Transactions transactions, RequestKeys keys, Runs runs, Findings findings, Repairs repairs) {
        this.transactions = transactions;
        this.keys = keys;
        this.runs = runs;
        this.findings = findings;
        this.repairs = repairs;
    }

    /** @param findings at most as many as asked for */
    record Report(Run run, List<Kept> findings) {}

    /** The run with this id, or the last one. */
    Uni<Optional<Report>> report(@Nullable String id, Finding.@Nullable Kind kind, long after, int limit) {
        return transactions.read(client -> (id == null ? runs.last(client) : runs.find(client, id))
                .chain(run -> run.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : findings.page(client, run.get().id(), kind, after, limit)
                                .map(found -> Optional.of(new Report(run.get(), found)))));
    }

    /** Mends a finding at most once per key. */
    Uni<StoredAnswer> repair(
            KeyedRequest key, String id, String actor, String reason, Function<Outcome<Kept>, StoredAnswer> answer) {
        return transactions.write(tx -> keys.once(
                tx,
                key,
                () -> findings.lock(tx, id)
                        .chain(found -> {
                            if (found.isEmpty()) {
                                return Uni.createFrom()
                                        .item(Outcome.<Kept>refused(
                                                Rejected.Unknown.one(Rejected.Kind.FINDING, "/id", id)));
                            }
                            if (found.get().repairedAt() != null) {
                                return Uni.createFrom()
                                        .item(Outcome.<Kept>refused(new Rejected.Closed("finding", "repaired")));
                            }
                            return repairs.repair(tx, found.get(), actor, reason)
                                    .chain(outcome -> findings.find(tx, id)
                                            .map(after -> outcome.map(done -> after.orElseThrow())));
                        })
                        .map(answer)));
    }
}
