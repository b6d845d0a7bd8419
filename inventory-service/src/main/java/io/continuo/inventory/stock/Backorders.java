package io.continuo.inventory.stock;

import io.continuo.events.Quantity;
import io.continuo.http.Etags;
import io.continuo.inventory.Answers;
import io.continuo.inventory.Outcome;
import io.continuo.inventory.Rejected;
import io.continuo.inventory.Transactions;
import io.continuo.inventory.catalog.Catalogue;
import io.continuo.inventory.catalog.Known;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Sku;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Pre- and back-order limits. The limit itself lies in the stock row, where the constraint reads it; a lower one than
 * what was promised leaves a recorded gap, which nobody can widen. Every change is an entry of the ledger.
 */
@Singleton
class Backorders {

    private static final String FIND = "SELECT * FROM backorder WHERE sku = $1 AND node = $2";

    private static final String PAGE = """
            SELECT b.* FROM backorder b JOIN item i ON i.sku = b.sku
            WHERE i.sku_key = $1 AND b.node > $2 ORDER BY b.node LIMIT $3
            """;

    private static final String PUT = """
            INSERT INTO backorder (sku, node, kind, quantity, available_from, version) VALUES ($1, $2, $3, $4, $5, 0)
            ON CONFLICT (sku, node) DO UPDATE
            SET kind = $3, quantity = $4, available_from = $5, version = backorder.version + 1
            RETURNING *
            """;

    private static final String LIMIT = """
            UPDATE stock SET backorder_limit = $3,
                overcommitted = greatest(0, reserved + allocated + blocked - on_hand - $3)
            WHERE sku = $1 AND node = $2
            """;

    private static final String REMEMBER =
            "INSERT INTO backorder_change (sku, node, seq, quantity) VALUES ($1, $2, $3, $4)";

    private final Transactions transactions;
    private final Catalogue catalogue;
    private final Stocks stocks;
    private final InstantSource clock;

    Backorders(Transactions transactions, Catalogue catalogue, Stocks stocks, InstantSource clock) {
        this.transactions = transactions;
        this.catalogue = catalogue;
        this.stocks = stocks;
        this.clock = clock;
    }

    /** What is allowed at a node, and which version that is. */
    record Allowed(StockKey key, BackorderTerms terms, long version) {}

    /**
     * Sets what is allowed at a node.
     *
     * @param ifMatch the version the caller saw, as an entity tag; null to set in any case
     */
    Uni<Outcome<Allowed>> put(StockKey named, BackorderTerms terms, @Nullable String ifMatch, String actor) {
        return transactions.write(tx -> catalogue
                .known(tx, List.of(named.sku()), List.of(named.node()))
                .map(known -> key(named, known))
                .chain(key -> switch (key) {
                    case Outcome.Accepted<StockKey>(StockKey spelled) -> put(tx, spelled, terms, ifMatch, actor);
                    case Outcome.Refused<StockKey>(Rejected reason) ->
                        Uni.createFrom().item(Outcome.refused(reason));
                }));
    }

    Uni<Optional<Allowed>> find(Sku sku, NodeId node) {
        return transactions.read(client -> catalogue
                .known(client, List.of(sku), List.of())
                .chain(known -> find(client, new StockKey(known.spelled(sku).orElse(sku), node))));
    }

    /** Of one item, in the order of the nodes. */
    Uni<List<Allowed>> page(Sku sku, String after, int limit) {
        return transactions.read(client -> client.preparedQuery(PAGE)
                .execute(Tuple.of(sku.key(), after, limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Backorders::allowed)
                        .toList()));
    }

    private Uni<Outcome<Allowed>> put(
            SqlConnection tx, StockKey key, BackorderTerms terms, @Nullable String ifMatch, String actor) {
        Instant now = clock.instant();
        return stocks.open(tx, List.of(key), now).chain(() -> find(tx, key)).chain(before -> {
            boolean matches = before.map(allowed -> Etags.matches(ifMatch, allowed.version()))
                    .orElse(ifMatch == null);
            if (!matches) {
                return Uni.createFrom().item(Outcome.refused(new Rejected.Outdated()));
            }
            return before.filter(allowed -> allowed.terms().equals(terms))
                    .map(same -> Uni.createFrom().item(Outcome.accepted(same)))
                    .orElseGet(() -> write(tx, key, terms, now, actor));
        });
    }

    private Uni<Outcome<Allowed>> write(
            SqlConnection tx, StockKey key, BackorderTerms terms, Instant now, String actor) {
        Tuple limit =
                Tuple.of(key.sku().value(), key.node().value(), terms.quantity().value());
        Cause cause = new Cause(Cause.Kind.LIMIT, null, terms.kind().wireName() + " up to " + terms.quantity(), actor);
        return tx.preparedQuery(LIMIT)
                .execute(limit)
                .chain(() -> stocks.lock(tx, List.of(key), now))
                .invoke(stock ->
                        Answers.orThrow(stock.apply(List.of(StockChange.guarded(key, Counters.ZERO, cause)), now)))
                .call(stock -> stocks.save(tx, stock, List.of()))
                .chain(stock -> tx.preparedQuery(REMEMBER).execute(change(stock.get(key), terms)))
                .chain(() -> tx.preparedQuery(PUT).execute(row(key, terms)))
                .map(rows -> Outcome.accepted(allowed(rows.iterator().next())));
    }

    private static Uni<Optional<Allowed>> find(SqlConnection client, StockKey key) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(key.sku().value(), key.node().value()))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(allowed(rows.iterator().next())));
    }

    private static Outcome<StockKey> key(StockKey named, Known known) {
        if (!known.has(named.node())) {
            return Outcome.refused(Rejected.Unknown.one(Rejected.Kind.NODE, "/node", named.node()));
        }
        if (known.isKit(named.sku())) {
            return Outcome.refused(new Rejected.KitHasNoStock("/sku"));
        }
        return known.spelled(named.sku())
                .map(sku -> Outcome.accepted(new StockKey(sku, named.node())))
                .orElseGet(() -> Outcome.refused(Rejected.Unknown.one(Rejected.Kind.SKU, "/sku", named.sku())));
    }

    private static Tuple change(Stock stock, BackorderTerms terms) {
        return Tuple.of(
                stock.key().sku().value(),
                stock.key().node().value(),
                stock.version(),
                terms.quantity().value());
    }

    private static Tuple row(StockKey key, BackorderTerms terms) {
        return Tuple.of(
                key.sku().value(),
                key.node().value(),
                terms.kind().wireName(),
                terms.quantity().value(),
                terms.availableFrom() == null ? null : terms.availableFrom().atOffset(ZoneOffset.UTC));
    }

    private static Allowed allowed(Row row) {
        OffsetDateTime from = row.getOffsetDateTime("available_from");
        return new Allowed(
                StockColumns.key(row),
                new BackorderTerms(
                        BackorderTerms.Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                        new Quantity(row.getBigDecimal("quantity")),
                        from == null ? null : from.toInstant()),
                row.getLong("version"));
    }
}
