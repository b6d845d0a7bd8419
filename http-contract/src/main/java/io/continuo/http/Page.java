package io.continuo.http;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next the cursor of the following page; null on the last one
 */
public record Page<T>(List<T> items, @Nullable String next) {

    /**
     * A page from rows read with {@link Paging#fetch()} as their limit: one row too many tells that there is more.
     *
     * @param cursor the {@link Cursor} behind a row
     */
    public static <R, T> Page<T> of(List<R> rows, Paging paging, Function<R, Cursor> cursor, Function<R, T> item) {
        boolean more = rows.size() > paging.limit();
        List<R> shown = more ? rows.subList(0, paging.limit()) : rows;
        String next = more ? cursor.apply(shown.getLast()).encode() : null;
        return new Page<>(shown.stream().map(item).toList(), next);
    }
}
