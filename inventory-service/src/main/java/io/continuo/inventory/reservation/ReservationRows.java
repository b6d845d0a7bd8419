package io.continuo.inventory.reservation;

import io.continuo.events.CustomerId;
import io.continuo.events.Quantity;
import io.continuo.inventory.catalog.ChannelId;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Sku;
import io.continuo.inventory.stock.StockKey;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Rows of reservations as values. */
final class ReservationRows {

    private ReservationRows() {}

    /** As it is at that instant, whatever the sweep has written down. */
    static Reservation reservation(Row row, Instant now) {
        Terms terms = terms(row);
        return switch (row.getString("state")) {
            case "held" -> terms.isOver(now) ? new Reservation.Expired(terms) : new Reservation.Held(terms);
            case "released" -> new Reservation.Released(terms);
            case "expired" -> new Reservation.Expired(terms);
            case "confirmed" -> new Reservation.Confirmed(terms, row.getString("promise"));
            default -> throw new IllegalStateException("not a state of a reservation: " + row.getString("state"));
        };
    }

    /** A row that counts in the stock, expired or not. */
    static Reservation.Held held(Row row) {
        return new Reservation.Held(terms(row));
    }

    static <T> List<T> list(RowSet<Row> rows, Function<Row, T> read) {
        return StreamSupport.stream(rows.spliterator(), false).map(read).toList();
    }

    /** Holds and their parts as columns. */
    static Tuple columns(List<Reservation.Held> holds) {
        List<Terms> terms = holds.stream().map(Reservation.Held::terms).toList();
        List<Held> parts = terms.stream()
                .flatMap(one -> one.parts().stream().map(part -> new Held(one, part)))
                .toList();
        return Tuple.tuple(List.of(
                column(terms, one -> one.id().value()),
                column(terms, one -> one.channel().value()),
                column(
                        terms,
                        one -> one.customer() == null ? null : one.customer().value()),
                column(terms, Terms::cart),
                times(terms, Terms::expiresAt),
                times(terms, Terms::createdAt),
                column(parts, held -> held.terms().id().value()),
                column(parts, held -> held.part().line()),
                column(parts, held -> held.part().key().sku().value()),
                column(parts, held -> held.part().key().node().value()),
                parts.stream().map(held -> held.part().quantity().value()).toArray(BigDecimal[]::new),
                times(parts, held -> held.terms().expiresAt()),
                column(terms, Terms::decision),
                column(terms, Terms::subject)));
    }

    /** The columns of a reservation's parts. */
    static Tuple partColumns(Terms terms) {
        List<Terms.Part> parts = terms.parts();
        return Tuple.of(
                terms.id().value(),
                column(parts, Terms.Part::line),
                column(parts, part -> part.key().sku().value()),
                column(parts, part -> part.key().node().value()),
                parts.stream().map(part -> part.quantity().value()).toArray(BigDecimal[]::new),
                terms.expiresAt().atOffset(ZoneOffset.UTC));
    }

    private record Held(Terms terms, Terms.Part part) {}

    private static <T> Object column(List<T> rows, Function<T, @Nullable String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }

    private static <T> Object times(List<T> rows, Function<T, Instant> value) {
        return rows.stream()
                .map(row -> value.apply(row).atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
    }

    private static Terms terms(Row row) {
        String customer = row.getString("customer_id");
        JsonArray parts = row.getJsonArray("parts");
        return new Terms(
                new ReservationId(row.getString("id")),
                new ChannelId(row.getString("channel")),
                customer == null ? null : new CustomerId(customer),
                null,
                row.getString("cart"),
                IntStream.range(0, parts.size())
                        .mapToObj(i -> part(parts.getJsonArray(i)))
                        .toList(),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("expires_at").toInstant(),
                row.getInteger("changes"),
                null);
    }

    private static Terms.Part part(JsonArray part) {
        StockKey key = new StockKey(new Sku(part.getString(1)), new NodeId(part.getString(2)));
        return new Terms.Part(part.getString(0), key, Quantity.of(part.getString(3)));
    }
}
