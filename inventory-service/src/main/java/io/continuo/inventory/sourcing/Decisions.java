package io.continuo.inventory.sourcing;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;

/** Why reservations and promises are served from where they are: every decision about them, kept for good. */
public final class Decisions {

    /** More decisions about one reservation are not shown. */
    private static final int MOST = 200;

    private static final String ADD = """
            INSERT INTO sourcing_decision (reservation, seq, cause, at, decision)
            SELECT $1, coalesce(max(seq), 0) + 1, $2, $3, $4::text::json FROM sourcing_decision WHERE reservation = $1
            """;

    private static final String OF_RESERVATION =
            "SELECT cause, at, decision::text AS decision FROM decision WHERE reservation = $1 ORDER BY seq LIMIT $2";

    private static final String OF_PROMISE =
            "SELECT cause, at, decision::text AS decision FROM decision WHERE promise = $1 ORDER BY seq LIMIT $2";

    private Decisions() {}

    /** What led to a decision; the first one was made with the reservation. */
    public enum Cause {
        /** The reservation was to hold other lines. */
        CHANGED,
        /** A node did not find what it had promised. */
        REJECTED,
        /** A node was asked whether it has its last units. */
        ASKED;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A decision as it was made.
     *
     * @param cause {@code reserved}, or a {@link Cause}
     * @param decision a {@link Decision}
     */
    public record Made(
            String cause, Instant at, @JsonRawValue String decision) {}

    /** The reservation, or the promise made of it, is locked. */
    public static Uni<Void> add(SqlConnection tx, String reservation, Cause cause, Instant at, Decision decision) {
        return tx.preparedQuery(ADD)
                .execute(Tuple.of(reservation, cause.wireName(), at.atOffset(ZoneOffset.UTC), decision.json()))
                .replaceWithVoid();
    }

    /** In the order they were made. */
    public static Uni<List<Made>> ofReservation(SqlClient client, String reservation) {
        return read(client, OF_RESERVATION, reservation);
    }

    /** As {@link #ofReservation}, of the reservation the promise was made of too. */
    public static Uni<List<Made>> ofPromise(SqlClient client, String promise) {
        return read(client, OF_PROMISE, promise);
    }

    private static Uni<List<Made>> read(SqlClient client, String query, String id) {
        return client.preparedQuery(query)
                .execute(Tuple.of(id, MOST))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(Decisions::made)
                        .toList());
    }

    private static Made made(Row row) {
        return new Made(row.getString("cause"), row.getOffsetDateTime("at").toInstant(), row.getString("decision"));
    }
}
