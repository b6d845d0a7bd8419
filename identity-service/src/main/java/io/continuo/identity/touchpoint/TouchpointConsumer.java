package io.continuo.identity.touchpoint;

import io.continuo.identity.IdentityConfig;
import io.continuo.identity.Transactions;
import io.continuo.identity.consent.ToldDecision;
import io.continuo.identity.consent.ToldDecisions;
import io.continuo.identity.graph.Evidence;
import io.continuo.identity.graph.Linking;
import io.continuo.identity.graph.Resolution;
import io.continuo.identity.graph.Sighting;
import io.continuo.identity.matching.Matching;
import io.continuo.identity.matching.NewRecord;
import io.continuo.outbox.Inbox;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Applies touchpoints a batch at a time, each exactly once.
 *
 * <p>A repetition must not be applied again even though linking is idempotent: it would bring back a merge that somebody
 * has undone since. When a batch fails for what is in it, or takes longer than a statement may, its touchpoints are
 * applied one by one, and the broken one is parked; when the database is at fault, the batch waits for it.
 */
@ApplicationScoped
class TouchpointConsumer {

    private static final Logger LOG = Logger.getLogger(TouchpointConsumer.class);
    private static final String CONSUMER = "identity.touchpoints";

    /** Tries of a single touchpoint that takes too long, as the database may be busy with something else. */
    private static final int SLOW_TRIES = 3;

    private final Transactions transactions;
    private final Inbox inbox;
    private final Linking linking;
    private final Matching matching;
    private final ToldDecisions decisions;
    private final ParkedTouchpoints parked;
    private final IdentityConfig config;

    TouchpointConsumer(
            Transactions transactions,
            Inbox inbox,
            Linking linking,
            Matching matching,
            ToldDecisions decisions,
            ParkedTouchpoints parked,
            IdentityConfig config) {
        this.transactions = transactions;
        this.inbox = inbox;
        this.linking = linking;
        this.matching = matching;
        this.decisions = decisions;
        this.parked = parked;
        this.config = config;
    }

    @Incoming("touchpoints")
    Uni<Void> consume(ConsumerRecords<String, String> records) {
        return Uni.createFrom()
                .item(() -> read(records))
                .runSubscriptionOn(Infrastructure.getDefaultExecutor())
                .chain(this::apply);
    }

    private static List<Received> read(ConsumerRecords<String, String> records) {
        return StreamSupport.stream(records.spliterator(), false)
                .filter(record -> record.value() != null) // A tombstone only cleans the log.
                .map(Received::of)
                .toList();
    }

    private Uni<Void> apply(List<Received> batch) {
        return persistently(batch)
                .onFailure()
                .recoverWithUni(failure -> batch.size() == 1 && !Transactions.isTooSlow(failure)
                        ? parkOnly(batch.getFirst(), failure)
                        : oneByOne(batch));
    }

    private Uni<Void> oneByOne(List<Received> batch) {
        return Multi.createFrom()
                .iterable(batch)
                .onItem()
                .transformToUniAndConcatenate(received -> persistently(List.of(received))
                        .onFailure(Transactions::isTooSlow)
                        .retry()
                        .withBackOff(config.databaseRetry())
                        .atMost(SLOW_TRIES)
                        .onFailure()
                        .recoverWithUni(failure -> parkOnly(received, failure)))
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Only the kind of the failure is told: its message may quote what the touchpoint says of a person. */
    private Uni<Void> parkOnly(Received received, Throwable failure) {
        String reason = reason(failure);
        LOG.errorf(
                "touchpoint not applicable; offset=%d reason=%s",
                received.from().offset(), reason);
        return persistently(List.of(new Received.Unreadable(received.from(), reason)));
    }

    private static String reason(Throwable failure) {
        if (Transactions.isTooSlow(failure)) {
            return "statement timeout";
        }
        return failure instanceof PgException refused
                ? "PgException " + refused.getSqlState()
                : failure.getClass().getSimpleName();
    }

    /** As often as it takes while it is the database that fails. */
    private Uni<Void> persistently(List<Received> batch) {
        return transactions
                .run(tx -> apply(tx, batch))
                .invoke(parked::countForgotten)
                .onFailure(Transactions::isOutage)
                .retry()
                .withBackOff(config.databaseRetry(), config.databaseRetry().multipliedBy(10))
                .indefinitely()
                .replaceWithVoid();
    }

    /** How many are of a time that was erased, and so were not applied. */
    private Uni<Long> apply(SqlConnection tx, List<Received> batch) {
        List<Received.Touchpoint> touchpoints = new ArrayList<>();
        List<Received.Unreadable> broken = new ArrayList<>();
        for (Received received : batch) {
            switch (received) {
                case Received.Touchpoint touchpoint -> touchpoints.add(touchpoint);
                case Received.Unreadable unreadable -> broken.add(unreadable);
            }
        }
        return inbox.firstTimes(
                        tx,
                        CONSUMER,
                        touchpoints.stream().map(Received.Touchpoint::id).toList())
                .map(first -> firstOf(touchpoints, first))
                .chain(fresh -> linking.linkAll(tx, sightings(fresh))
                        .call(resolutions -> matching.keep(tx, records(fresh, resolutions)))
                        .call(resolutions -> decisions.record(tx, decided(fresh, resolutions))))
                .map(resolutions -> resolutions.stream()
                        .filter(Resolution.Forgotten.class::isInstance)
                        .count())
                .call(() -> parked.park(tx, broken));
    }

    /** In the order of arrival, each id once. */
    private static List<Received.Touchpoint> firstOf(List<Received.Touchpoint> touchpoints, Set<String> first) {
        Set<String> open = new HashSet<>(first);
        return touchpoints.stream()
                .filter(touchpoint -> open.remove(touchpoint.id()))
                .toList();
    }

    private static List<Sighting> sightings(List<Received.Touchpoint> touchpoints) {
        return touchpoints.stream().map(Received.Touchpoint::sighting).toList();
    }

    /** What touchpoints say of people; who resembles whom is found out later, elsewhere. */
    private static List<NewRecord> records(List<Received.Touchpoint> touchpoints, List<Resolution> resolutions) {
        List<NewRecord> records = new ArrayList<>();
        for (int i = 0; i < touchpoints.size(); i++) {
            Received.Touchpoint touchpoint = touchpoints.get(i);
            if (!touchpoint.traits().isEmpty() && resolutions.get(i) instanceof Resolution.Resolved resolved) {
                Evidence evidence = touchpoint.sighting().evidence();
                records.add(NewRecord.ofSystem(
                        resolved.base(), evidence.source(), touchpoint.traits(), evidence.occurredAt()));
            }
        }
        return records;
    }

    /** What touchpoints say of contact with people. */
    private static List<ToldDecision> decided(List<Received.Touchpoint> touchpoints, List<Resolution> resolutions) {
        List<ToldDecision> decided = new ArrayList<>();
        for (int i = 0; i < touchpoints.size(); i++) {
            Received.Touchpoint touchpoint = touchpoints.get(i);
            if (touchpoint.decision().isPresent() && resolutions.get(i) instanceof Resolution.Resolved resolved) {
                decided.add(new ToldDecision(
                        resolved.base(),
                        touchpoint.decision().get(),
                        touchpoint.id(),
                        touchpoint.sighting().evidence().source(),
                        touchpoint.at()));
            }
        }
        return decided;
    }
}
