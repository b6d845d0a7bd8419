package io.continuo.inventory.sourcing;

import io.continuo.http.Etags;
import io.continuo.inventory.Outcome;
import io.continuo.inventory.Rejected;
import io.continuo.inventory.Transactions;
import io.continuo.inventory.catalog.ChannelId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** How channels' orders are sourced. A channel nobody said anything about has {@link Policy#NONE}. */
@Singleton
public class Policies {

    /** The channel's row stays as it is while its policy is written, and orders two writers. */
    private static final String LOCK = """
        SELECT c.id, p.policy, p.version
        FROM channel c LEFT JOIN sourcing_policy p ON p.channel = c.id WHERE c.id = $1 FOR UPDATE OF c
        """;

    private static final String FIND = """
        SELECT c.id, p.policy, p.version
        FROM channel c LEFT JOIN sourcing_policy p ON p.channel = c.id WHERE c.id = $1
        """;

    private static final String PAGE = """
        SELECT p.channel AS id, p.policy, p.version FROM sourcing_policy p
        WHERE p.channel > $1 COLLATE "C" ORDER BY p.channel COLLATE "C" LIMIT $2
        """;

    private static final String PUT = """
        INSERT INTO sourcing_policy (channel, policy, version) VALUES ($1, $2, $3)
        ON CONFLICT (channel) DO UPDATE SET policy = EXCLUDED.policy, version = EXCLUDED.version
        """;

    private static final String LAST_UNIT = """
            SELECT policy FROM sourcing_policy
            WHERE channel = $1 AND jsonb_typeof(policy -> 'lastUnit') = 'object'
            """;

    private final Transactions transactions;

    Policies(Transactions transactions) {
        this.transactions = transactions;
    }

    /** @param version 0 as long as nobody said anything */
    record Versioned(ChannelId channel, Policy policy, long version) {

        Versioned next(Policy other) {
            return new Versioned(channel, other, version + 1);
        }
    }

    /** Refused where the channel is not known, or the caller saw another version. */
    Uni<Outcome<Versioned>> put(ChannelId channel, Policy policy, @Nullable String ifMatch) {
        return transactions.write(tx -> tx.preparedQuery(LOCK)
                .execute(Tuple.of(channel.value()))
                .map(Policies::first)
                .chain(found -> put(tx, found.orElse(null), channel, policy, ifMatch)));
    }

    private static Uni<Outcome<Versioned>> put(
            SqlConnection tx, @Nullable Versioned old, ChannelId channel, Policy policy, @Nullable String ifMatch) {
        if (old == null) {
            return Uni.createFrom()
                    .item(Outcome.refused(Rejected.Unknown.one(Rejected.Kind.CHANNEL, "/channel", channel)));
        }
        if (!Etags.matches(ifMatch, old.version())) {
            return Uni.createFrom().item(Outcome.refused(new Rejected.Outdated()));
        }
        Versioned next = old.next(policy);
        return tx.preparedQuery(PUT)
                .execute(Tuple.of(channel.value(), policy.json(), next.version()))
                .replaceWith(() -> Outcome.accepted(next));
    }

    /** When the last units of a node are sold only with another node behind them; empty for never. */
    public Uni<Optional<LastUnit>> lastUnit(SqlConnection tx, ChannelId channel) {
        return tx.preparedQuery(LAST_UNIT)
                .execute(Tuple.of(channel.value()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .flatMap(row -> Optional.ofNullable(
                                Policy.read(row.getJsonObject("policy")).lastUnit())));
    }

    /** Empty where the channel is not known. */
    Uni<Optional<Versioned>> find(ChannelId channel) {
        return transactions.read(client ->
                client.preparedQuery(FIND).execute(Tuple.of(channel.value())).map(Policies::first));
    }

    /** Those somebody put, behind {@code after} in the order of their channels. */
    Uni<List<Versioned>> page(String after, int limit) {
        return transactions.read(client -> client.preparedQuery(PAGE)
                .execute(Tuple.of(after, limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Policies::versioned)
                        .toList()));
    }

    private static Optional<Versioned> first(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false).findFirst().map(Policies::versioned);
    }

    private static Versioned versioned(Row row) {
        ChannelId channel = new ChannelId(row.getString("id"));
        return row.getJsonObject("policy") == null
                ? new Versioned(channel, Policy.NONE, 0)
                : new Versioned(channel, Policy.read(row.getJsonObject("policy")), row.getLong("version"));
    }
}
