package io.continuo.inventory.stock;

import io.continuo.events.Quantity;
import io.continuo.inventory.Outcome;
import io.continuo.inventory.Rejected;
import io.continuo.inventory.Transactions;
import io.continuo.inventory.catalog.Catalogue;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Sku;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks at stock: as it is, as it was, how it came to be, and whether that is true. */
@Singleton
public class Auditing {

    private final Transactions transactions;
    private final Catalogue catalogue;
    private final StockReads reads;
    private final Decisions decisions;
    private final InstantSource clock;

    Auditing(
            Transactions transactions,
            Catalogue catalogue,
            StockReads reads,
            Decisions decisions,
            InstantSource clock) {
        this.transactions = transactions;
        this.catalogue = catalogue;
        this.reads = reads;
        this.decisions = decisions;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    Uni<Outcome<StockState>> now(Sku sku, @Nullable NodeId node) {
        return transactions.read(client -> about(
                client,
                sku,
                node,
                spelled -> Uni.combine()
                        .all()
                        .unis(reads.now(client, spelled, node), reads.expired(client, spelled, clock.instant()))
                        .with((rows, expired) -> new StockState(spelled, null, nodes(rows, expired)))));
    }

    Uni<Outcome<StockState>> asOf(Sku sku, @Nullable NodeId node, Instant instant) {
        return transactions.read(client -> about(
                client,
                sku,
                node,
                spelled -> reads.asOf(client, spelled, node, instant)
                        .map(nodes -> new StockState(spelled, instant, nodes))));
    }

    Uni<Outcome<List<LedgerEntry>>> ledger(Sku sku, @Nullable NodeId node, StockReads.Position after, int limit) {
        return transactions.read(
                client -> about(client, sku, node, spelled -> reads.ledger(client, spelled, node, after, limit)));
    }

    /** What had been decided about the SKU by an instant, the oldest first. */
    Uni<Outcome<List<Decision>>> decisions(Sku sku, Decisions.Wanted wanted, Decisions.Position after, int limit) {
        return transactions.read(client ->
                about(client, sku, wanted.node(), spelled -> decisions.of(client, spelled, wanted, after, limit)));
    }

    /** Replays the whole ledger of the SKU against its counters, both as of one instant. */
    Uni<Outcome<Proof>> prove(Sku sku) {
        return transactions.snapshot(tx -> about(tx, sku, null, spelled -> proof(tx, spelled)));
    }

    /**
     * Where the ledger of a SKU does not hold, for whoever reconciles it.
     *
     * @param seq of the first row that breaks it
     */
    public record Break(StockKey key, long seq, String why) {

        /** Whether every row is as it was written, and only the counters are not their sum. */
        public boolean isOnlyTheSum() {
            return why.equals(Replay.NOT_THE_SUM);
        }
    }

    /** The breaks in the ledger of a SKU, spelled as its item is; none where it is whole. */
    public Uni<List<Break>> breaks(SqlConnection tx, Sku sku) {
        return proof(tx, sku)
                .map(proof -> proof.nodes().stream()
                        .flatMap(node -> Stream.ofNullable(node.broken())
                                .map(broken -> new Break(new StockKey(sku, node.node()), broken.seq(), broken.why())))
                        .toList());
    }

    private Uni<Proof> proof(SqlConnection tx, Sku sku) {
        return reads.replay(tx, sku)
                .collect()
                .in(Proof.Collector::new, Proof.Collector::add)
                .chain(chains -> reads.now(tx, sku, null).map(rows -> chains.against(sku, rows)));
    }

    private static List<StockState.AtNode> nodes(List<Stock> rows, Map<NodeId, Quantity> expired) {
        return rows.stream()
                .map(row -> StockState.AtNode.from(
                        row, expired.getOrDefault(row.key().node(), Quantity.ZERO)))
                .toList();
    }

    private <T> Uni<Outcome<T>> about(SqlClient client, Sku sku, @Nullable NodeId node, Function<Sku, Uni<T>> look) {
        List<NodeId> nodes = Stream.ofNullable(node).toList();
        return catalogue.known(client, List.of(sku), nodes).chain(known -> {
            if (node != null && !known.has(node)) {
                return Uni.createFrom().item(Outcome.refused(Rejected.Unknown.one(Rejected.Kind.NODE, "/node", node)));
            }
            return known.spelled(sku)
                    .map(spelled -> look.apply(spelled).map(Outcome::accepted))
                    .orElseGet(() -> Uni.createFrom()
                            .item(Outcome.refused(Rejected.Unknown.one(Rejected.Kind.SKU, "/sku", sku))));
        });
    }
}
