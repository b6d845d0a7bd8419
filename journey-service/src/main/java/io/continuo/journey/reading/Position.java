package io.continuo.journey.reading;

import io.continuo.http.Cursor;
import io.continuo.http.Paging;
import io.continuo.journey.customer.Step;
import io.continuo.journey.placement.Touch;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** A place on a journey, in the order of {@link Touch#JOURNEY_ORDER}: where a page ended. */
record Position(Instant occurredAt, Instant receivedAt, String id) implements Comparable<Position> {

    private static final Comparator<Position> ORDER = Comparator.comparing(Position::occurredAt)
            .thenComparing(Position::receivedAt)
            .thenComparing(Position::id);
    private static final int PARTS = 3;

    static Position of(Step step) {
        Touch touch = step.touch();
        return new Position(touch.occurredAt(), touch.receivedAt(), touch.id());
    }

    /** Null for the first page. */
    static @Nullable Position read(Paging paging) {
        return paging.after(PARTS, Position::of).orElse(null);
    }

    private static Position of(Cursor cursor) {
        return new Position(
                Instant.parse(cursor.parts().get(0)),
                Instant.parse(cursor.parts().get(1)),
                cursor.parts().get(2));
    }

    String encode() {
        return Cursor.of(occurredAt, receivedAt, id).encode();
    }

    @Override
    public int compareTo(Position other) {
        return ORDER.compare(this, other);
    }
}
