package io.continuo.inventory.counting;

import io.continuo.http.KeyedRequest;
import io.continuo.http.StoredAnswer;
import io.continuo.inventory.Outcome;
import io.continuo.inventory.Transactions;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.outbox.RequestKeys;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Does each request about a count at most once, and shows counts. */
@Singleton
class KeyedCounts {

    private final Transactions transactions;
    private final RequestKeys keys;
    private final CountTable counts;
    private final Counting counting;
    private final InstantSource clock;

    KeyedCounts(
            Transactions transactions, RequestKeys keys, CountTable counts, Counting counting, InstantSource clock) {
        this.transactions = transactions;
        this.keys = keys;
        this.counts = counts;
        this.counting = counting;
        this.clock = clock;
    }

    /**
     * A request that may come again.
     *
     * @param actor the client that asks
     * @param answer what to keep for the key and to answer
     */
    record Keyed(KeyedRequest key, String actor, Function<Outcome<Count>, StoredAnswer> answer) {}

    Uni<StoredAnswer> begin(Keyed keyed, CountRequest request) {
        return once(keyed, tx -> counting.begin(tx, request));
    }

    Uni<StoredAnswer> tally(Keyed keyed, String id, List<Tally> tallies) {
        return once(keyed, tx -> counting.tally(tx, id, tallies, keyed.actor()));
    }

    Uni<StoredAnswer> read(Keyed keyed, String id, List<RfidReads.Read> seen) {
        return once(keyed, tx -> counting.read(tx, id, seen));
    }

    Uni<StoredAnswer> close(Keyed keyed, String id) {
        return once(keyed, tx -> counting.close(tx, id, keyed.actor()));
    }

    Uni<StoredAnswer> cancel(Keyed keyed, String id) {
        return once(keyed, tx -> counting.cancel(tx, id));
    }

    Uni<StoredAnswer> decide(Keyed keyed, String id, boolean agreed, String reason) {
        return once(keyed, tx -> counting.decide(tx, id, agreed, reason, keyed.actor()));
    }

    private Uni<StoredAnswer> once(Keyed keyed, Function<SqlConnection, Uni<Outcome<Count>>> work) {
        return transactions.write(
                tx -> keys.once(tx, keyed.key(), () -> work.apply(tx).map(keyed.answer())));
    }

    Uni<Optional<Count>> find(String id) {
        return transactions.read(client -> counts.find(client, id));
    }

    /** The newest first. */
    Uni<List<Count>> page(
            @Nullable NodeId node, @Nullable CountState state, Optional<CountTable.Position> after, int limit) {
        // Nothing is newer than a minute from now, however the clocks of two instances differ.
        CountTable.Position from =
                after.orElseGet(() -> new CountTable.Position(clock.instant().plusSeconds(60), ""));
        return transactions.read(client -> counts.page(client, node, state, from, limit));
    }
}
