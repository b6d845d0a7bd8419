package io.continuo.inventory.promise;

import io.continuo.events.CustomerId;
import io.continuo.events.PromiseChanged;
import io.continuo.events.Quantity;
import io.continuo.inventory.catalog.ChannelId;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Sku;
import io.continuo.inventory.reservation.ReservationId;
import io.continuo.inventory.stock.StockKey;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Rows of promises as values, and back. */
final class PromiseRows {

    private PromiseRows() {}

    static Promise promise(Row row, RowSet<Row> parts) {
        return Promise.of(
                order(row),
                StreamSupport.stream(parts.spliterator(), false)
                        .map(PromiseRows::part)
                        .toList());
    }

    static String[] ids(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> row.getString("id"))
                .toArray(String[]::new);
    }

    /** @param parts of all of them */
    static List<Promise> promises(RowSet<Row> rows, RowSet<Row> parts) {
        Map<String, List<PromisePart>> byPromise = StreamSupport.stream(parts.spliterator(), false)
                .collect(Collectors.groupingBy(
                        row -> row.getString("promise"), Collectors.mapping(PromiseRows::part, Collectors.toList())));
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> Promise.of(order(row), byPromise.getOrDefault(row.getString("id"), List.of())))
                .toList();
    }

    static Promise.Order order(Row row) {
        String customer = row.getString("customer_id");
        return new Promise.Order(
                new PromiseId(row.getString("id")),
                new ReservationId(row.getString("reservation")),
                new ChannelId(row.getString("channel")),
                customer == null ? null : new CustomerId(customer),
                row.getString("order_id"),
                PromiseChanged.Fulfilment.valueOf(row.getString("fulfilment").toUpperCase(Locale.ROOT)),
                row.getOffsetDateTime("created_at").toInstant(),
                node(row, "sold_at"),
                instant(row, "collect_by"));
    }

    static PromisePart part(Row row) {
        return new PromisePart(
                row.getString("line"),
                new StockKey(new Sku(row.getString("sku")), new NodeId(row.getString("node"))),
                quantity(row, "quantity"),
                quantity(row, "fulfilled"),
                quantity(row, "cancelled"),
                quantity(row, "rejected"),
                quantity(row, "returned"),
                quantity(row, "ready"),
                instant(row, "asked_until"),
                node(row, "backs"));
    }

    /** What a promise is saved with. */
    static Tuple columns(Promise promise) {
        List<PromisePart> parts = promise.parts();
        boolean isReady = parts.stream().anyMatch(part -> part.ready().isPositive());
        Instant collectBy = isReady ? promise.order().collectBy() : null;
        return Tuple.tuple()
                .addString(promise.order().id().value())
                .addValue(texts(parts, PromisePart::line))
                .addValue(texts(parts, part -> part.key().sku().value()))
                .addValue(texts(parts, part -> part.key().node().value()))
                .addValue(numbers(parts, PromisePart::quantity))
                .addValue(numbers(parts, PromisePart::fulfilled))
                .addValue(numbers(parts, PromisePart::cancelled))
                .addValue(numbers(parts, PromisePart::rejected))
                .addValue(numbers(parts, PromisePart::returned))
                .addValue(numbers(parts, PromisePart::ready))
                .addValue(parts.stream().map(part -> time(part.asked())).toArray(OffsetDateTime[]::new))
                .addValue(texts(
                        parts,
                        part -> part.backs() == null ? null : part.backs().value()))
                .addOffsetDateTime(time(collectBy));
    }

    private static @Nullable OffsetDateTime time(@Nullable Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }

    private static @Nullable NodeId node(Row row, String column) {
        String node = row.getString(column);
        return node == null ? null : new NodeId(node);
    }

    private static Quantity quantity(Row row, String column) {
        return new Quantity(row.getBigDecimal(column));
    }

    private static Object numbers(List<PromisePart> parts, Function<PromisePart, Quantity> amount) {
        return parts.stream().map(part -> amount.apply(part).value()).toArray(BigDecimal[]::new);
    }

    private static Object texts(List<PromisePart> parts, Function<PromisePart, @Nullable String> text) {
        return parts.stream().map(text).toArray(String[]::new);
    }
}
