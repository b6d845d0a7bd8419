package io.continuo.identity.matching;

import io.continuo.identity.Transactions;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jboss.logging.Logger;

/** Matches records that came alone, beside everything else: what is probable never delays what is certain. */
@ApplicationScoped
class MatchWorker {

    private static final Logger LOG = Logger.getLogger(MatchWorker.class);

    private final MatchRecords records;
    private final Matcher matcher;
    private final Learning learning;
    private final Transactions transactions;
    private final MatchingConfig config;
    private final InstantSource clock;

    MatchWorker(
            MatchRecords records,
            Matcher matcher,
            Learning learning,
            Transactions transactions,
            MatchingConfig config,
            InstantSource clock) {
        this.records = records;
        this.matcher = matcher;
        this.learning = learning;
        this.transactions = transactions;
        this.config = config;
        this.clock = clock;
    }

    @Scheduled(
            every = "${continuo.identity.matching.every:PT1S}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> matchWaiting() {
        if (config.policy() == MatchingConfig.Policy.OFF) {
            return Uni.createFrom().voidItem();
        }
        return claim().chain(matcher::match)
                .repeat()
                .until(List::isEmpty)
                .collect()
                .last()
                .replaceWithVoid()
                .onFailure()
                .recoverWithItem(failure -> {
                    // What was claimed is free again after a while.
                    LOG.warnf("matching failed; cause=%s", failure.getClass().getSimpleName());
                    return null;
                });
    }

    @Scheduled(
            every = "${continuo.identity.matching.learn-every:PT15M}",
            delayed = "1m",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> learn() {
        return config.policy() == MatchingConfig.Policy.OFF ? Uni.createFrom().voidItem() : learning.learn();
    }

    private Uni<List<Long>> claim() {
        Instant now = clock.instant();
        return transactions.run(tx -> records.claim(tx, now, now.plus(config.claim()), config.batch()));
    }
}
