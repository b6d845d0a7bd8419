package io.continuo.http;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The page a caller asks for: {@code @BeanParam @Valid Paging paging}.
 *
 * @param limit rows in a page, 1 to {@value #MAX_LIMIT}
 * @param cursor the {@code next} of the page before
 */
public record Paging(
        @QueryParam("limit") @DefaultValue("50") @Min(1) @Max(MAX_LIMIT)
        int limit,

        @QueryParam("cursor") @Nullable String cursor) {

    public static final int MAX_LIMIT = 200;

    /** How many rows to read: one more than the page shows. */
    public int fetch() {
        return limit + 1;
    }

    /**
     * The cursor, read by the list it belongs to.
     *
     * @param parts how many parts this list's cursors have
     * @param read makes the sort key of the parts; an {@link IllegalArgumentException} or
     *     {@link java.time.DateTimeException} from it means a broken cursor
     * @throws io.quarkiverse.resteasy.problem.HttpProblem {@code invalid-field} at {@code /cursor}
     */
    public <K> Optional<K> after(int parts, Function<Cursor, K> read) {
        if (cursor == null || cursor.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(read.apply(Cursor.decode(cursor, parts)));
        } catch (IllegalArgumentException | java.time.DateTimeException e) {
            throw Problems.invalid("/cursor", "not a cursor of this list: use the next of a page as it is");
        }
    }
}
