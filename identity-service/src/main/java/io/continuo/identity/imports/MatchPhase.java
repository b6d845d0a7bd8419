package io.continuo.identity.imports;

import io.continuo.identity.Transactions;
import io.continuo.identity.matching.MatchOutcome;
import io.continuo.identity.matching.Matching;
import io.continuo.identity.matching.RecordKey;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import org.jboss.logging.Logger;

/** The second phase: what is probable, once everything certain is known. */
@Singleton
class MatchPhase {

    private static final Logger LOG = Logger.getLogger(MatchPhase.class);

    private final Transactions transactions;
    private final MatchLanes lanes;
    private final Matching matching;
    private final ImportConfig config;
    private final InstantSource clock;
    private final int chunk;

    MatchPhase(
            Transactions transactions, MatchLanes lanes, Matching matching, ImportConfig config, InstantSource clock) {
        this.transactions = transactions;
        this.lanes = lanes;
        this.matching = matching;
        this.config = config;
        this.clock = clock;
        this.chunk = Math.min(config.chunk(), Matching.MOST);
    }

    /** Matches a chunk; false where there is nothing to do. */
    Uni<Boolean> step() {
        return transactions
                .run(tx -> lanes.lease(tx, clock.instant(), config.lease()))
                .chain(lane -> lane.isEmpty()
                        ? Uni.createFrom().item(false)
                        : match(lane.get()).replaceWith(true));
    }

    private Uni<Void> match(Lane lane) {
        return transactions
                .read(client -> lanes.unmatched(client, lane, chunk))
                .chain(lines -> matched(lines)
                        .chain(outcomes -> transactions.run(
                                tx -> lanes.settle(tx, lane, lines, outcomes, lines.size() < chunk, clock.instant()))));
    }

    private Uni<List<MatchOutcome>> matched(List<MatchLanes.LinkedLine> lines) {
        List<RecordKey> keys = lines.stream().map(MatchLanes.LinkedLine::key).toList();
        return keys.isEmpty()
                ? Uni.createFrom().item(List.of())
                : matching.match(keys)
                        .onFailure(failure -> !Transactions.isOutage(failure))
                        .recoverWithUni(() -> oneByOne(keys));
    }

    /** A record that cannot be matched stays alone, and the others are matched. */
    private Uni<List<MatchOutcome>> oneByOne(List<RecordKey> keys) {
        return Multi.createFrom()
                .iterable(keys)
                .onItem()
                .transformToUniAndConcatenate(key -> matching.match(List.of(key))
                        .map(List::getFirst)
                        .onFailure(failure -> !Transactions.isOutage(failure))
                        .recoverWithItem(failure -> alone(key, failure)))
                .collect()
                .asList();
    }

    private static MatchOutcome alone(RecordKey key, Throwable failure) {
        LOG.errorf(failure, "record of an import not matched");
        return new MatchOutcome.Alone(key);
    }
}
