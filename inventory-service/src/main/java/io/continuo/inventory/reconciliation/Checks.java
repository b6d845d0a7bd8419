package io.continuo.inventory.reconciliation;

import io.continuo.events.Quantity;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Sku;
import io.continuo.inventory.stock.Auditing;
import io.continuo.inventory.stock.StockKey;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Looks for what does not fit, in one snapshot of the database. */
@Singleton
class Checks {

    /** The sweep comes every second; after this long it does not. */
    private static final Duration OVERDUE = Duration.ofMinutes(5);

    private static final String COUNTERS = """
            SELECT s.sku, s.node, c.counter, NULL::text AS subject, c.summed AS expected, c.stored AS found,
                ARRAY[('stock ' || s.sku || '@' || s.node)] AS rows
            FROM stock s
            CROSS JOIN LATERAL (
                SELECT coalesce(sum(on_hand), 0) AS on_hand, coalesce(sum(reserved), 0) AS reserved,
                    coalesce(sum(allocated), 0) AS allocated, coalesce(sum(blocked), 0) AS blocked,
                    coalesce(sum(incoming), 0) AS incoming
                FROM ledger l WHERE l.sku = s.sku AND l.node = s.node
            ) t
            CROSS JOIN LATERAL (VALUES ('onHand', s.on_hand, t.on_hand), ('reserved', s.reserved, t.reserved),
                ('allocated', s.allocated, t.allocated), ('blocked', s.blocked, t.blocked),
                ('incoming', s.incoming, t.incoming)) AS c(counter, stored, summed)
            WHERE s.sku = ANY($1) AND c.stored <> c.summed
            ORDER BY s.sku, s.node, c.counter
            """;

    private static final String OVERDUE_HOLDS = """
            SELECT p.sku, p.node, 'reserved' AS counter, r.id AS subject, 0::numeric AS expected, p.quantity AS found,
                ARRAY['reservation ' || r.id] AS rows
            FROM reservation_part p JOIN reservation r ON r.id = p.reservation
            WHERE p.sku = ANY($1) AND p.held_until < $2
            ORDER BY p.sku, p.node, r.id
            """;

    private final Auditing auditing;

    Checks(Auditing auditing) {
        this.auditing = auditing;
    }

    /** What does not fit about these SKUs, and how many stock rows they have. */
    Uni<List<Finding>> of(SqlConnection tx, List<Sku> skus, Instant now) {
        Object[] names = skus.stream().map(Sku::value).toArray(String[]::new);
        Tuple all = Tuple.of(names);
        return Uni.combine()
                .all()
                .unis(
                        query(tx, COUNTERS, all, Finding.Kind.COUNTER),
                        query(tx, Comparisons.ORDERS, all, Finding.Kind.ORDER),
                        query(tx, Comparisons.RESERVATIONS, all, Finding.Kind.RESERVATION),
                        query(tx, Comparisons.INCOMING, all, Finding.Kind.INCOMING),
                        query(tx, Comparisons.TRANSFERS, all, Finding.Kind.TRANSFER),
                        query(tx, Comparisons.BACKORDERS, all, Finding.Kind.BACKORDER),
                        query(tx, OVERDUE_HOLDS, overdue(names, now), Finding.Kind.EXPIRED_HOLD),
                        chains(tx, skus))
                .with(Checks::joined);
    }

    private static Tuple overdue(Object[] names, Instant now) {
        return Tuple.of(names, now.minus(OVERDUE).atOffset(ZoneOffset.UTC));
    }

    private static List<Finding> joined(List<?> lists) {
        List<Finding> all = new ArrayList<>();
        lists.forEach(list -> ((List<?>) list).forEach(finding -> all.add((Finding) finding)));
        return all;
    }

    private static Uni<List<Finding>> query(SqlConnection tx, String query, Tuple values, Finding.Kind kind) {
        return tx.preparedQuery(query).execute(values).map(rows -> findings(rows, kind));
    }

    private Uni<List<Finding>> chains(SqlConnection tx, List<Sku> skus) {
        return Multi.createFrom()
                .iterable(skus)
                .onItem()
                .transformToUniAndConcatenate(sku -> auditing.breaks(tx, sku))
                .onItem()
                .<Auditing.Break>disjoint()
                .filter(broken -> !broken.isOnlyTheSum()) // Said by the check of the counters.
                .map(Checks::chain)
                .collect()
                .asList();
    }

    private static Finding chain(Auditing.Break broken) {
        StockKey key = broken.key();
        String row = "ledger " + key.sku() + "@" + key.node() + "#" + broken.seq();
        return new Finding(Finding.Kind.LEDGER, key, null, null, null, null, broken.why(), List.of(row));
    }

    static List<Finding> findings(RowSet<Row> rows, Finding.Kind kind) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> finding(row, kind))
                .toList();
    }

    private static Finding finding(Row row, Finding.Kind kind) {
        BigDecimal expected = row.getBigDecimal("expected");
        BigDecimal found = row.getBigDecimal("found");
        return new Finding(
                kind,
                new StockKey(new Sku(row.getString("sku")), new NodeId(row.getString("node"))),
                row.getString("counter"),
                row.getString("subject"),
                new Quantity(expected),
                new Quantity(found),
                Causes.of(kind, expected.signum(), found.signum()),
                strings(row.getArrayOfStrings("rows")));
    }

    private static List<String> strings(String @Nullable [] values) {
        return Stream.ofNullable(values).flatMap(Arrays::stream).toList();
    }
}
