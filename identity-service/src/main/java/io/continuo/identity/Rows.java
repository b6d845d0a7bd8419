package io.continuo.identity;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Rows and columns between SQL and Java. */
public final class Rows {

    private Rows() {}

    public static <T> List<T> list(RowSet<Row> rows, Function<Row, T> read) {
        return stream(rows).map(read).toList();
    }

    public static Stream<Row> stream(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false);
    }

    public static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    public static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    public static <E> String[] texts(Collection<E> items, Function<E, String> value) {
        return items.stream().map(value).toArray(String[]::new);
    }

    public static byte[] bytes(Row row, String column) {
        return row.get(Buffer.class, column).getBytes();
    }

    /** A parameter of type {@code bytea[]}. */
    public static <E> Object bytes(Collection<E> items, Function<E, byte[]> value) {
        return items.stream().map(value).map(Buffer::buffer).toArray(Buffer[]::new);
    }
}
