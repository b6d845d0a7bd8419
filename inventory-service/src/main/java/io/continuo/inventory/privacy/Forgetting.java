package io.continuo.inventory.privacy;

import io.continuo.events.CustomerId;
import io.continuo.events.Identifier;
import io.continuo.events.LogKeys;
import io.continuo.inventory.people.People;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;

/**
 * Takes customers off everything that was held for or promised to them. The ledger never named them, so its chain stays
 * as it is.
 */
@Singleton
class Forgetting {

    private static final String REMEMBER = """
            INSERT INTO erased_customer (id_hash, erased_at)
            SELECT sha256(convert_to(id, 'UTF8')), $2 FROM unnest($1::text[]) AS id ON CONFLICT DO NOTHING
            """;

    /** Three distances from where something was to go are a place on the map, so decisions lose them. */
    private static final String WITHOUT_DISTANCES =
            "regexp_replace(decision::text, '\"distanceKm\":[0-9.Ee+-]+', '\"distanceKm\":null', 'g')::json";

    private static final String TAKE_OFF = """
            WITH theirs AS (
                UPDATE reservation SET customer_id = NULL, subject = NULL, cart = NULL, decision = %1$s
                WHERE id IN (
                    SELECT id FROM reservation WHERE customer_id = ANY($1)
                    UNION SELECT id FROM reservation WHERE subject = ANY($2)
                    UNION SELECT r.id FROM reservation r JOIN identifier_owner o ON o.subject = r.subject
                        WHERE o.customer_id = ANY($1)
                ) RETURNING id, promise
            ), later AS (
                UPDATE sourcing_decision SET decision = %1$s WHERE reservation IN (SELECT id FROM theirs)
            )
            SELECT count(*) AS reservations, count(promise) AS promises FROM theirs
            """.formatted(WITHOUT_DISTANCES);

    /** Answers that would be repeated to a caller who repeats the request. */
    private static final String REDACT_ANSWERS = """
            UPDATE request_key SET answer = regexp_replace(
                replace(answer, to_json(id)::text, 'null'), '"cart":"([^"\\\\]|\\\\.)*"', '"cart":null')
            FROM unnest($1::text[]) AS id WHERE strpos(answer, to_json(id)::text) > 0
            """;

    private static final String DROP_EXPORTS = "DELETE FROM privacy_export WHERE customers && $1 OR subjects && $2";

    private final People people;

    Forgetting(People people) {
        this.people = people;
    }

    /** What was taken off how many. */
    Uni<Map<String, Long>> forget(
            SqlConnection tx, Collection<CustomerId> customers, Collection<Identifier> identifiers, Instant at) {
        String[] ids = customers.stream().map(CustomerId::value).toArray(String[]::new);
        String[] subjects = identifiers.stream().map(LogKeys::subject).toArray(String[]::new);
        Tuple one = Tuple.of((Object) ids);
        return tx.preparedQuery(REMEMBER)
                .execute(Tuple.of(ids, at.atOffset(ZoneOffset.UTC)))
                .chain(() -> tx.preparedQuery(REDACT_ANSWERS).execute(one))
                .chain(() -> tx.preparedQuery(DROP_EXPORTS).execute(Tuple.of(ids, subjects)))
                .chain(() -> tx.preparedQuery(TAKE_OFF).execute(Tuple.of(ids, subjects)))
                .map(rows -> rows.iterator().next())
                .call(() -> people.forget(tx, customers, identifiers))
                .map(row -> Map.of(
                        "reservations", row.getLong("reservations"),
                        "promises", row.getLong("promises")));
    }
}
