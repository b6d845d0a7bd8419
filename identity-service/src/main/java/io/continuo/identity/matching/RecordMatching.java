package io.continuo.identity.matching;

import io.continuo.events.CustomerId;
import io.continuo.identity.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps and matches records in this service's database. */
@Singleton
class RecordMatching implements Matching {

    private final KeptRecords kept;
    private final KeyedHashes hashes;
    private final Matcher matcher;
    private final Learning learning;
    private final Transactions transactions;
    private final MatchingConfig config;
    private final Whereabouts whereabouts;

    RecordMatching(
            KeptRecords kept,
            KeyedHashes hashes,
            Matcher matcher,
            Learning learning,
            Transactions transactions,
            Whereabouts whereabouts,
            MatchingConfig config) {
        this.kept = kept;
        this.hashes = hashes;
        this.matcher = matcher;
        this.learning = learning;
        this.transactions = transactions;
        this.whereabouts = whereabouts;
        this.config = config;
    }

    @Override
    public Uni<Void> keep(SqlConnection tx, List<NewRecord> newRecords) {
        return kept.keep(tx, newRecords, KeptRecords.Turn.NOW, true);
    }

    @Override
    public Uni<Void> keepForLater(SqlConnection tx, List<NewRecord> newRecords) {
        return kept.keep(tx, newRecords, KeptRecords.Turn.LATER, false);
    }

    @Override
    public Uni<Void> forget(SqlConnection tx, Collection<CustomerId> bases) {
        return kept.forget(tx, bases);
    }

    @Override
    public Uni<Void> learn() {
        return learning.learn();
    }

    @Override
    public Uni<List<MatchOutcome>> match(List<RecordKey> keys) {
        Map<RecordKey, UUID> names = new LinkedHashMap<>();
        keys.forEach(key -> names.put(key, hashes.name(key)));
        return transactions
                .read(client -> whereabouts.waiting(client, names.values()))
                .chain(ids -> config.policy() == MatchingConfig.Policy.OFF
                        ? Uni.createFrom().item(List.<Finding>of())
                        : matcher.match(ids))
                .chain(() -> transactions.read(client -> whereabouts.of(client, names.values())))
                .map(found -> keys.stream()
                        .map(key -> outcome(key, found.get(names.get(key))))
                        .toList());
    }

    private static MatchOutcome outcome(RecordKey key, Whereabouts.@Nullable Where where) {
        if (where == null || where.outcome() == null) {
            return new MatchOutcome.Alone(key);
        }
        return switch (where.outcome()) {
            case LINKED -> new MatchOutcome.Linked(key, where.customer(), where.score());
            case REVIEW -> new MatchOutcome.ToReview(key, where.score());
            case ALONE -> new MatchOutcome.Alone(key);
        };
    }
}
