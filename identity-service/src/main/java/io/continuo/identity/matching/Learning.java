package io.continuo.identity.matching;

import io.continuo.identity.Transactions;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jboss.logging.Logger;

/** Keeps the parameters up with the records that are known. */
@Singleton
class Learning {

    private static final Logger LOG = Logger.getLogger(Learning.class);
    private static final int COUNTED_AT_ONCE = 1_000;
    private static final int SAMPLE = 3_000;
    private static final int RANDOM_PAIRS = 50_000;

    /** There is nothing to learn from fewer records, nor from fewer new ones. */
    private static final int FEWEST = 500;

    private static final double GROWTH = 1.3;

    /** What was read to learn from. */
    private record Sample(
            Models.Current before, List<MatchRecord> records, List<MatchRecords.Candidate> candidates, Terms terms) {}

    private final MatchRecords records;
    private final Models models;
    private final Transactions transactions;
    private final MatchingConfig config;
    private final InstantSource clock;

    Learning(
            MatchRecords records,
            Models models,
            Transactions transactions,
            MatchingConfig config,
            InstantSource clock) {
        this.records = records;
        this.models = models;
        this.transactions = transactions;
        this.config = config;
        this.clock = clock;
    }

    /** Counts what is not counted, then estimates where that is due. */
    Uni<Void> learn() {
        return countAll().chain(this::estimateWhereDue);
    }

    private Uni<Void> countAll() {
        return transactions
                .run(tx -> records.uncounted(tx, COUNTED_AT_ONCE)
                        .call(ids -> ids.isEmpty() ? Uni.createFrom().voidItem() : records.count(tx, ids)))
                .repeat()
                .until(List::isEmpty)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> estimateWhereDue() {
        return transactions
                .read(client -> models.current(client)
                        .chain(before -> records.known(client)
                                .chain(known -> isDue(before, known)
                                        ? sample(client, before).map(Optional::of)
                                        : Uni.createFrom().item(Optional.<Sample>empty()))))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .chain(sample -> sample.isEmpty() ? Uni.createFrom().voidItem() : save(estimate(sample.get())));
    }

    private static boolean isDue(Models.Current before, long known) {
        return known >= FEWEST && known >= before.records() * GROWTH && known >= before.records() + FEWEST;
    }

    private Uni<Sample> sample(SqlClient client, Models.Current before) {
        return records.random(client, SAMPLE)
                .chain(ids -> records.candidates(client, ids, config.largestBlock(), config.mostCandidates())
                        .chain(candidates -> records.load(client, all(ids, candidates))
                                .chain(loaded -> records.terms(client, loaded)
                                        .map(terms -> new Sample(before, loaded, candidates, terms)))));
    }

    private static Set<Long> all(List<Long> ids, List<MatchRecords.Candidate> candidates) {
        Set<Long> all = new LinkedHashSet<>(ids);
        candidates.forEach(candidate -> all.add(candidate.other()));
        return all;
    }

    private static Models.Current estimate(Sample sample) {
        Map<Long, MatchRecord> byId = new HashMap<>();
        sample.records().forEach(record -> byId.put(record.id(), record));
        List<Comparison> candidates = new ArrayList<>();
        for (MatchRecords.Candidate pair : sample.candidates()) {
            MatchRecord one = byId.get(pair.record());
            MatchRecord other = byId.get(pair.other());
            if (one != null && other != null) {
                candidates.add(Comparing.compare(one.person(), other.person()));
            }
        }
        // Towards the shipped parameters, not those before, so that what is learnt does not drift with the times.
        Model usual =
                new Model(sample.before().model().version(), Model.shipped().byField());
        Model model = Estimation.of(usual, sample.terms(), candidates, randomPairs(sample.records()));
        return new Models.Current(model, sample.terms().records());
    }

    private static List<Comparison> randomPairs(List<MatchRecord> records) {
        Random random = new Random(records.size());
        List<Comparison> pairs = new ArrayList<>();
        for (int i = 0; i < RANDOM_PAIRS; i++) {
            MatchRecord one = records.get(random.nextInt(records.size()));
            MatchRecord other = records.get(random.nextInt(records.size()));
            if (one.id() != other.id()) {
                pairs.add(Comparing.compare(one.person(), other.person()));
            }
        }
        return pairs;
    }

    private Uni<Void> save(Models.Current learnt) {
        LOG.infof("matching learnt; model=%d records=%d", learnt.model().version(), learnt.records());
        return transactions.run(tx -> models.add(tx, learnt, clock.instant()));
    }
}
