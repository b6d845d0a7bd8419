package io.continuo.interaction.timeline;

import io.continuo.http.Cursor;
import java.time.Instant;

/**
 * A place between touchpoints in a timeline that runs backwards.
 *
 * @param id of the touchpoint behind which the place is; empty for the place before everything of an earlier instant
 */
record Position(Instant at, String id) {

    static final int PARTS = 2;

    /** Everything up to this instant, included, is still to come. */
    static Position beforeAllUpTo(Instant newest) {
        return new Position(newest.plusMillis(1), "");
    }

    /** @throws IllegalArgumentException when the cursor is not one of a timeline */
    static Position from(Cursor cursor) {
        return new Position(
                Instant.ofEpochMilli(Long.parseLong(cursor.parts().get(0))),
                cursor.parts().get(1));
    }

    Cursor cursor() {
        return Cursor.of(at.toEpochMilli(), id);
    }

    boolean isBefore(Entry entry) {
        int byTime = entry.at().compareTo(at);
        return byTime < 0 || (byTime == 0 && entry.id().compareTo(id) < 0);
    }
}
