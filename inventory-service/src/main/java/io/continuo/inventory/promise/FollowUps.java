package io.continuo.inventory.promise;

import io.continuo.events.Quantity;
import io.continuo.inventory.Outcome;
import io.continuo.inventory.Transactions;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Carries on what nobody carried on in time: what was not collected goes back into stock, and backups take over from
 * nodes that did not answer. Several instances share the work; a promise that has moved on meanwhile is left alone.
 */
@Singleton
class FollowUps {

    private static final Logger LOG = Logger.getLogger(FollowUps.class);
    private static final int BATCH = 100;

    private final Transactions transactions;
    private final Promises promises;
    private final Promising promising;
    private final InstantSource clock;

    FollowUps(Transactions transactions, Promises promises, Promising promising, InstantSource clock) {
        this.transactions = transactions;
        this.promises = promises;
        this.promising = promising;
        this.clock = clock;
    }

    @Scheduled(
            every = "{continuo.inventory.follow-up-interval}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> sweep() {
        return Multi.createBy()
                .repeating()
                .uni(this::sweepOnce)
                .whilst(carriedOn -> carriedOn == BATCH)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** How many of a batch were carried on: those that cannot be do not keep the sweep going. */
    private Uni<Integer> sweepOnce() {
        Instant now = clock.instant();
        return transactions
                .read(client -> promises.due(client, now, BATCH))
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(id -> followUp(id, now))
                .collect()
                .with(Collectors.summingInt(carriedOn -> carriedOn ? 1 : 0));
    }

    /** Whether it was carried on. One promise that fails does not keep the others. */
    private Uni<Boolean> followUp(PromiseId id, Instant now) {
        return promising
                .step(id, promise -> step(promise, now))
                .invoke(outcome -> {
                    if (outcome instanceof Outcome.Refused<Promise> refused) {
                        LOG.debugf("nothing to follow up; promise=%s reason=%s", id, refused.reason());
                    }
                })
                .map(Outcome.Accepted.class::isInstance)
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "promise not followed up; promise=%s cause=%s",
                        id, failure.getClass().getSimpleName()))
                .onFailure()
                .recoverWithItem(false);
    }

    /** What is due; empty where nothing is any more. */
    static Optional<PromiseStep> step(Promise promise, Instant now) {
        List<Ask> unanswered = promise.parts().stream()
                .filter(part -> part.asked() != null && !now.isBefore(part.asked()))
                .map(part -> ask(part, part.open()))
                .toList();
        if (!unanswered.isEmpty()) {
            return Optional.of(unanswered(promise, unanswered));
        }
        Instant until = promise.order().collectBy();
        List<Ask> uncollected = until == null || now.isBefore(until)
                ? List.of()
                : promise.parts().stream()
                        .filter(part -> part.ready().isPositive())
                        .map(part -> ask(part, part.ready().min(part.open())))
                        .toList();
        return uncollected.isEmpty()
                ? Optional.empty()
                : Optional.of(PromiseStep.ofService(PromiseStep.Kind.CANCEL, uncollected, "not collected"));
    }

    /** Backups take over; where there is none, the node is taken to have it. */
    private static PromiseStep unanswered(Promise promise, List<Ask> unanswered) {
        List<Ask> backed = promise.parts().stream()
                .filter(part -> unanswered.stream().anyMatch(ask -> ask.means(part)))
                .map(part -> ask(part, Backups.behind(promise, part)))
                .filter(ask -> ask.quantity() != null && ask.quantity().isPositive())
                .toList();
        return backed.isEmpty()
                ? PromiseStep.ofService(PromiseStep.Kind.ACCEPT, unanswered, "not answered")
                : PromiseStep.ofService(PromiseStep.Kind.UNANSWERED, backed, "not answered");
    }

    private static Ask ask(PromisePart part, Quantity quantity) {
        return new Ask(part.line(), quantity, part.key().node());
    }
}
