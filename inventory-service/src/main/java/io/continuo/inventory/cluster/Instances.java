package io.continuo.inventory.cluster;

import io.continuo.inventory.InventoryConfig;
import io.continuo.inventory.Transactions;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;

/**
 * The instances that live: each says so every second, and counts until it has been silent for five. By the database's
 * clock. Where that cannot be asked, none is known, and whoever routes by them routes as if there were one.
 */
@Singleton
class Instances {

    private static final Logger LOG = Logger.getLogger(Instances.class);

    /** Together with what has long been gone. */
    private static final String BEAT = """
            WITH gone AS (DELETE FROM instance WHERE seen_at < now() - interval '1 hour')
            INSERT INTO instance (address, seen_at) VALUES ($1, now())
            ON CONFLICT (address) DO UPDATE SET seen_at = now()
            """;

    private static final String LIVING =
            "SELECT address FROM instance WHERE seen_at > now() - interval '5 seconds' ORDER BY address";

    private final Transactions transactions;
    private final Optional<String> own;
    private volatile List<String> living = List.of();

    Instances(Transactions transactions, InventoryConfig config) {
        this.transactions = transactions;
        this.own = config.address();
    }

    /** Their addresses, {@code host:port}, in a stable order; may be empty. */
    List<String> living() {
        return living;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> beat() {
        return own.map(address -> transactions.read(client -> beat(client, address)))
                .orElseGet(() -> Uni.createFrom().item(List.of()))
                .onFailure()
                .invoke(failure -> LOG.warnf("instances not known; reason=%s", failure.getMessage()))
                .onFailure()
                .recoverWithItem(List.of())
                .invoke(found -> living = found)
                .replaceWithVoid();
    }

    private static Uni<List<String>> beat(SqlConnection client, String address) {
        return client.preparedQuery(BEAT)
                .execute(Tuple.of(address))
                .chain(() -> client.preparedQuery(LIVING).execute())
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getString("address"))
                        .toList());
    }
}
