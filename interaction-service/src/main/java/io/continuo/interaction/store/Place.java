package io.continuo.interaction.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.model.Sorts;
import io.continuo.http.Cursor;
import io.continuo.http.Paging;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.bson.conversions.Bson;

/**
 * Where a page of documents ended, of a list that begins with the newest; those of the same time are in the order of their
 * ids.
 *
 * @param at to the millisecond
 */
public record Place(Instant at, String id) {

    private static final int PARTS = 2;

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem {@code invalid-field} at {@code /cursor} */
    public static Optional<Place> in(Paging paging) {
        return paging.after(PARTS, Place::from);
    }

    public Cursor cursor() {
        return Cursor.of(at.toEpochMilli(), id);
    }

    /** The order of a list by this field. */
    public static Bson order(String field) {
        return Sorts.descending(field, "_id");
    }

    /** What comes after it in that order. */
    public Bson behind(String field) {
        Date date = Date.from(at);
        return or(lt(field, date), and(eq(field, date), lt("_id", id)));
    }

    private static Place from(Cursor cursor) {
        return new Place(
                Instant.ofEpochMilli(Long.parseLong(cursor.parts().get(0))),
                cursor.parts().get(1));
    }
}
