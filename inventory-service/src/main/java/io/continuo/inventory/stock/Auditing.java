package io.continuo.inventory.stock;

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
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks at stock: as it is, as it was, how it came to be, and whether that is true. */
@Singleton
class Auditing {

    private final Transactions transactions;
    private final Catalogue catalogue;
    private final StockReads reads;

    Auditing(Transactions transactions, Catalogue catalogue, StockReads reads) {
        this.transactions = transactions;
        this.catalogue = catalogue;
        this.reads = reads;
    }

    Uni<Outcome<StockState>> now(Sku sku, @Nullable NodeId node) {
        return transactions.read(client -> about(
                client,
                sku,
                node,
                spelled -> reads.now(client, spelled, node)
                        .map(rows -> rows.stream().map(StockState.AtNode::from).toList())
                        .map(nodes -> new StockState(spelled, null, nodes))));
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

    /** Replays the whole ledger of the SKU against its counters, both as of one instant. */
    Uni<Outcome<Proof>> prove(Sku sku) {
        return transactions.snapshot(tx -> about(tx, sku, null, spelled -> proof(tx, spelled)));
    }

    private Uni<Proof> proof(SqlConnection tx, Sku sku) {
        return reads.replay(tx, sku)
                .collect()
                .in(Proof.Collector::new, Proof.Collector::add)
                .chain(chains -> reads.now(tx, sku, null).map(rows -> chains.against(sku, rows)));
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
