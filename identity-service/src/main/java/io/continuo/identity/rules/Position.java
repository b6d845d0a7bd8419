package io.continuo.identity.rules;

import io.continuo.http.Cursor;
import java.time.Instant;
import java.util.UUID;

/** A place in a list that is in the order of deciding. */
record Position(Instant at, UUID id) {

    static final Position START = new Position(Instant.EPOCH, new UUID(0, 0));

    static Position of(Cursor cursor) {
        return new Position(
                Instant.parse(cursor.parts().get(0)),
                UUID.fromString(cursor.parts().get(1)));
    }
}
