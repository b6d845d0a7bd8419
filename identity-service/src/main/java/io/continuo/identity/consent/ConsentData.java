package io.continuo.identity.consent;

import io.continuo.events.ConsentState;
import io.continuo.events.CustomerEvent;
import io.continuo.events.CustomerId;
import io.continuo.identity.IdentityTopics;
import io.continuo.identity.Rows;
import io.continuo.identity.graph.Nodes;
import io.continuo.identity.graph.Person;
import io.continuo.identity.privacy.PersonalData;
import io.continuo.outbox.OutboxMessage;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decisions about contact, each with its proof. */
@Singleton
class ConsentData implements PersonalData {

    private static final String DELETE = """
            WITH preferences AS (DELETE FROM contact_preferences WHERE customer_id = ANY ($1))
            DELETE FROM consents WHERE customer_id = ANY ($1)
            """;

    private static final String SCOPES = "SELECT DISTINCT channel, purpose FROM consents WHERE customer_id = ANY ($1)";

    private static final String ALL = """
            SELECT id, customer_id, taken_on, channel, purpose, state, captured_by, text, recorded_by, at
            FROM consents WHERE customer_id = ANY ($1) ORDER BY at, id, customer_id
            """;

    private final IdentityTopics topics;
    private final Preferences preferences;
    private final RulesNews rules;

    ConsentData(IdentityTopics topics, Preferences preferences, RulesNews rules) {
        this.topics = topics;
        this.preferences = preferences;
        this.rules = rules;
    }

    /** A decision as it is kept. */
    record Kept(
            UUID id,
            CustomerId coveredId,
            CustomerId takenOn,
            String channel,
            String purpose,
            String state,
            String capturedBy,
            @Nullable String text,
            String recordedBy,
            Instant at) {

        static Kept from(Row row) {
            return new Kept(
                    row.getUUID("id"),
                    Nodes.customer(row.getUUID("customer_id")),
                    Nodes.customer(row.getUUID("taken_on")),
                    row.getString("channel"),
                    row.getString("purpose"),
                    row.getString("state"),
                    row.getString("captured_by"),
                    row.getString("text"),
                    row.getString("recorded_by"),
                    Rows.instant(row, "at"));
        }
    }

    /** Each was told under whichever of the ids was the customer's then. */
    @Override
    public Uni<List<OutboxMessage>> tombstones(SqlConnection tx, Person person) {
        return tx.preparedQuery(SCOPES)
                .execute(Tuple.of(person.baseIds()))
                .map(scopes -> Stream.concat(
                                person.bases().stream().map(rules::tombstone),
                                Rows.stream(scopes)
                                        .flatMap(
                                                scope -> person.bases().stream().map(base -> tombstone(base, scope))))
                        .toList());
    }

    private OutboxMessage tombstone(CustomerId base, Row scope) {
        String key = new CustomerEvent.ConsentChanged(
                        base,
                        scope.getString("channel"),
                        scope.getString("purpose"),
                        ConsentState.DENIED,
                        null,
                        Instant.EPOCH)
                .logKey();
        return OutboxMessage.tombstone(topics.customers(), key, "forgotten-" + key);
    }

    @Override
    public Uni<Map<String, Long>> erase(SqlConnection tx, Person person) {
        return tx.preparedQuery(DELETE)
                .execute(Tuple.of(person.baseIds()))
                .map(deleted -> Map.of("consents", (long) deleted.rowCount()));
    }

    @Override
    public Uni<Map<String, Object>> export(SqlClient client, Person person) {
        return client.preparedQuery(ALL)
                .execute(Tuple.of(person.baseIds()))
                .map(rows -> Rows.list(rows, Kept::from))
                .chain(consents -> preferences
                        .of(client, List.of(person.customer()))
                        .map(preferred ->
                                Map.of("consents", consents, "contactPreferences", List.copyOf(preferred.values()))));
    }
}
