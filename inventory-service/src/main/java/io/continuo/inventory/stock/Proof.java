package io.continuo.inventory.stock;

import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Sku;
import io.continuo.inventory.stock.StockReads.ReadEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether the ledger of a SKU replays to its counters.
 *
 * @param intact every chain holds and every counter is the sum of its ledger
 */
record Proof(Sku sku, boolean intact, List<NodeProof> nodes) {

    /**
     * The proof for one node.
     *
     * @param entries ledger rows up to the end or the break
     * @param counters what the stock row says; null where it is missing
     * @param replayed what the ledger adds up to, up to the break
     * @param broken the first row that breaks it
     */
    record NodeProof(
            NodeId node,
            boolean intact,
            long entries,
            @Nullable Counters counters,
            Counters replayed,
            Replay.@Nullable Break broken) {}

    /** Collects the ledger row by row; nothing but the sums is kept. */
    static final class Collector {

        private final Map<String, Replay> chains = new TreeMap<>();

        Collector add(ReadEntry read) {
            String node = read.position().node();
            chains.put(node, chains.getOrDefault(node, Replay.START).with(read));
            return this;
        }

        Proof against(Sku sku, List<Stock> rows) {
            Map<String, Stock> stock = rows.stream()
                    .collect(Collectors.toMap(row -> row.key().node().value(), Function.identity()));
            TreeSet<String> nodes = new TreeSet<>(chains.keySet());
            nodes.addAll(stock.keySet());
            List<NodeProof> proofs = new ArrayList<>();
            for (String node : nodes) {
                Optional<Stock> row = Optional.ofNullable(stock.get(node));
                proofs.add(proof(
                        new NodeId(node),
                        row,
                        chains.getOrDefault(node, Replay.START).against(row)));
            }
            return new Proof(sku, proofs.stream().allMatch(NodeProof::intact), proofs);
        }

        private static NodeProof proof(NodeId node, Optional<Stock> row, Replay replay) {
            return new NodeProof(
                    node,
                    replay.broken() == null,
                    replay.seq(),
                    row.map(Stock::counters).orElse(null),
                    replay.counters(),
                    replay.broken());
        }
    }
}
