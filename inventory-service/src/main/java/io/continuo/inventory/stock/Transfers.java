package io.continuo.inventory.stock;

import io.continuo.events.Quantity;
import io.continuo.inventory.Outcome;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Sku;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The transfers a transaction works on. Their rows are locked behind all stock rows, so nobody who holds one waits for
 * stock.
 */
final class Transfers {

    private static final String OPEN = """
            INSERT INTO transfer (sku, reference, in_transit)
            SELECT w.sku, w.reference, 0 FROM unnest($1::text[], $2::text[]) AS w(sku, reference)
            ORDER BY w.sku COLLATE "C", w.reference COLLATE "C"
            ON CONFLICT DO NOTHING
            """;

    private static final String LOCK = """
            SELECT t.* FROM transfer t
            JOIN unnest($1::text[], $2::text[]) AS w(sku, reference) ON t.sku = w.sku AND t.reference = w.reference
            ORDER BY t.sku COLLATE "C", t.reference COLLATE "C"
            FOR UPDATE OF t
            """;

    private static final String SAVE = """
            UPDATE transfer t SET in_transit = w.in_transit, destination = w.destination
            FROM unnest($1::text[], $2::text[], $3::numeric[], $4::text[]) AS w(sku, reference, in_transit, destination)
            WHERE t.sku = w.sku AND t.reference = w.reference
            """;

    private static final String CLOSE = """
            DELETE FROM transfer t USING unnest($1::text[], $2::text[]) AS w(sku, reference)
            WHERE t.sku = w.sku AND t.reference = w.reference AND t.in_transit = 0
            """;

    private final Map<TransferKey, Transfer> transfers = new TreeMap<>();

    /** Locks the transfers these movements are steps of. */
    static Uni<Transfers> lock(SqlConnection tx, Collection<Movement> movements) {
        SortedSet<TransferKey> keys = new TreeSet<>();
        movements.stream()
                .filter(movement -> movement.type().isTransfer())
                .forEach(movement -> keys.add(movement.transfer()));
        Transfers transfers = new Transfers();
        return keys.isEmpty()
                ? Uni.createFrom().item(transfers)
                : transfers.open(tx, keys).replaceWith(transfers);
    }

    /** Whoever waited for a transfer that arrived wholly finds its row gone, and opens it anew. */
    private Uni<Void> open(SqlConnection tx, SortedSet<TransferKey> keys) {
        Tuple columns = keyColumns(keys);
        return tx.preparedQuery(OPEN)
                .execute(columns)
                .chain(() -> tx.preparedQuery(LOCK).execute(columns))
                .invoke(this::fill)
                .chain(() ->
                        transfers.keySet().containsAll(keys) ? Uni.createFrom().voidItem() : open(tx, keys));
    }

    boolean isAnnounced(Movement movement) {
        Transfer transfer = transfers.get(movement.transfer());
        return transfer != null && transfer.isAnnouncedTo(movement.key().node());
    }

    /** The transfer after a step of it; to be kept once the stock allows the step too. */
    Outcome<Transfer> after(Movement step) {
        return get(step.transfer()).after(step);
    }

    void keep(Transfer transfer) {
        transfers.put(transfer.key(), transfer);
    }

    /** Writes what is under way and forgets what has arrived. */
    Uni<Void> save(SqlConnection tx) {
        if (transfers.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Transfer> rows = new ArrayList<>(transfers.values());
        Tuple keys = keyColumns(transfers.keySet());
        Tuple columns = Tuple.of(
                keys.getValue(0),
                keys.getValue(1),
                rows.stream().map(row -> row.inTransit().value()).toArray(BigDecimal[]::new),
                rows.stream().map(Transfers::destination).toArray(String[]::new));
        return tx.preparedQuery(SAVE)
                .execute(columns)
                .chain(() -> tx.preparedQuery(CLOSE).execute(keys))
                .replaceWithVoid();
    }

    private Transfer get(TransferKey key) {
        return transfers.getOrDefault(key, Transfer.none(key));
    }

    private void fill(RowSet<Row> rows) {
        rows.forEach(row -> keep(new Transfer(
                new TransferKey(new Sku(row.getString("sku")), row.getString("reference")),
                row.getString("destination") == null ? null : new NodeId(row.getString("destination")),
                new Quantity(row.getBigDecimal("in_transit")))));
    }

    private static Tuple keyColumns(Collection<TransferKey> keys) {
        return Tuple.of(
                keys.stream().map(key -> key.sku().value()).toArray(String[]::new),
                keys.stream().map(TransferKey::reference).toArray(String[]::new));
    }

    private static @Nullable String destination(Transfer transfer) {
        return transfer.destination() == null ? null : transfer.destination().value();
    }
}
