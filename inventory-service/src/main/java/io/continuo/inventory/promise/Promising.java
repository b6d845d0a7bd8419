package io.continuo.inventory.promise;

import io.continuo.http.KeyedRequest;
import io.continuo.http.StoredAnswer;
import io.continuo.inventory.Outcome;
import io.continuo.inventory.Rejected;
import io.continuo.inventory.sourcing.Decisions;
import io.continuo.inventory.stock.StockKey;
import io.continuo.outbox.RequestKeys;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Carries promises on: fulfilled, cancelled, returned, or rejected by the node and sourced again. */
@Singleton
class Promising {

    private final PromiseTransactions transactions;
    private final RequestKeys keys;
    private final Promises promises;
    private final PromiseBooks books;
    private final Resourcing resourcing;
    private final InstantSource clock;

    Promising(
            PromiseTransactions transactions,
            RequestKeys keys,
            Promises promises,
            PromiseBooks books,
            Resourcing resourcing,
            InstantSource clock) {
        this.transactions = transactions;
        this.keys = keys;
        this.promises = promises;
        this.books = books;
        this.resourcing = resourcing;
        this.clock = clock;
    }

    /** Empty where the promise is not known. */
    Uni<Optional<List<Decisions.Made>>> decisions(PromiseId id) {
        return transactions.read(client -> promises.find(client, id)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : Decisions.ofPromise(client, id.value()).map(Optional::of)));
    }

    /** In the order of their ids. */
    Uni<List<Promise>> page(Promises.Filter filter, String after, int limit) {
        return transactions.read(client -> promises.page(client, filter, after, limit));
    }

    /** @param expected when nodes expect what they do not have yet */
    record Seen(Promise promise, Map<StockKey, Instant> expected) {}

    Uni<Optional<Seen>> find(PromiseId id) {
        return transactions.read(client -> promises.find(client, id)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : Expectations.of(client, found.get())
                                .map(expected -> Optional.of(new Seen(found.get(), expected)))));
    }

    /** Does the step at most once per key; refused where less is left than it asks for. */
    Uni<StoredAnswer> step(
            KeyedRequest key, PromiseId id, PromiseStep step, Function<Outcome<Promise>, StoredAnswer> answer) {
        return transactions.write(
                tx -> keys.once(tx, key, () -> step(tx, id, step).map(answer)));
    }

    /** What the service does by itself; nothing where the promise has moved on meanwhile. */
    Uni<Outcome<Promise>> step(PromiseId id, Function<Promise, Optional<PromiseStep>> wanted) {
        return transactions.write(tx -> promises.find(tx, id)
                .chain(found -> found.flatMap(wanted)
                        .map(step -> step(tx, id, step))
                        .orElseGet(() -> refused(Rejected.Unknown.one(Rejected.Kind.PROMISE, "/id", id)))));
    }

    private Uni<Outcome<Promise>> step(SqlConnection tx, PromiseId id, PromiseStep step) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return promises.lock(tx, id).chain(found -> {
            if (found.isEmpty()) {
                return refused(Rejected.Unknown.one(Rejected.Kind.PROMISE, "/id", id));
            }
            return switch (step.on(found.get(), now)) {
                case Outcome.Refused<Progress>(var reason) -> refused(reason);
                case Outcome.Accepted<Progress>(Progress progress) ->
                    step.isSourcedAgain()
                            ? resourcing.again(tx, step, progress, now)
                            : books.enter(tx, step, progress, now);
            };
        });
    }

    private static Uni<Outcome<Promise>> refused(Rejected reason) {
        return Uni.createFrom().item(Outcome.refused(reason));
    }
}
