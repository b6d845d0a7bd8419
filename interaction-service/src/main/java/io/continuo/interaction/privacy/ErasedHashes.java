package io.continuo.interaction.privacy;

import static com.mongodb.client.model.Filters.gte;

import com.mongodb.client.model.Projections;
import io.continuo.interaction.store.Shelf;
import io.continuo.interaction.store.Store;
import io.quarkus.mongodb.FindOptions;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.LongStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The beginnings of all hashes of erased identifiers, in memory: 8 bytes each. Tells who was certainly not erased, so that
 * the store is asked about the others only; what another replica marked is known here after {@link #AGE}.
 */
@ApplicationScoped
class ErasedHashes {

    private static final Logger LOG = Logger.getLogger(ErasedHashes.class);
    private static final String AGE = "1s";
    /** Marks become visible in another order than their times say, and clocks differ. */
    private static final Duration OVERLAP = Duration.ofMinutes(1);

    private static final int DIGITS = 16;

    private final Store store;
    private final InstantSource clock;
    private volatile @Nullable Known known;

    ErasedHashes(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Sorted. */
    private record Known(long[] beginnings, Instant at) {

        Known with(List<Long> more, Instant now) {
            long[] added = more.stream()
                    .mapToLong(Long::longValue)
                    .filter(one -> !has(one))
                    .toArray();
            return new Known(
                    added.length == 0
                            ? beginnings
                            : LongStream.concat(Arrays.stream(beginnings), Arrays.stream(added))
                                    .sorted()
                                    .toArray(),
                    now);
        }

        boolean has(long beginning) {
            return Arrays.binarySearch(beginnings, beginning) >= 0;
        }
    }

    /** Whether nobody was erased ever, as far as is known here. */
    boolean isEmpty() {
        Known now = known;
        return now != null && now.beginnings().length == 0;
    }

    /** False only of a hash that is not marked. */
    boolean mayHave(String hash) {
        Known now = known;
        return now == null || now.has(beginning(hash));
    }

    /** What this replica is about to mark. */
    synchronized void add(Collection<String> hashes) {
        Known now = known;
        if (now != null) {
            known = now.with(hashes.stream().map(ErasedHashes::beginning).toList(), now.at());
        }
    }

    @Scheduled(every = AGE, delayed = "0s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> refresh() {
        Instant now = clock.instant();
        return marked().invoke(found -> hold(found, now))
                .replaceWithVoid()
                .onFailure()
                .recoverWithItem(ErasedHashes::later);
    }

    private Uni<List<Long>> marked() {
        Known now = known;
        Bson which = now == null
                ? new Document()
                : gte(ErasedIdentifiers.MARKED, Date.from(now.at().minus(OVERLAP)));
        return store.on(Shelf.ERASED)
                .find(which, new FindOptions().projection(Projections.include("_id")))
                .map(mark -> beginning(mark.getString("_id")))
                .collect()
                .asList();
    }

    private synchronized void hold(List<Long> found, Instant at) {
        Known now = known;
        known = (now == null ? new Known(new long[0], at) : now).with(found, at);
    }

    private static long beginning(String hash) {
        return HexFormat.fromHexDigitsToLong(hash, 0, DIGITS);
    }

    private static Void later(Throwable failure) {
        LOG.warnf("erased people not read anew cause=%s", failure.getClass().getSimpleName());
        return null;
    }
}
