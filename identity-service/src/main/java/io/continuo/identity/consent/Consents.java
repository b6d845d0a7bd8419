package io.continuo.identity.consent;

import io.continuo.events.ConsentState;
import io.continuo.events.CustomerId;
import io.continuo.events.contact.ConsentDecision;
import io.continuo.events.contact.ConsentHistory;
import io.continuo.events.contact.Scope;
import io.continuo.identity.Rows;
import io.continuo.identity.graph.Nodes;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Decisions about contact, all of which are kept. */
@Singleton
public class Consents {

    private static final String INSERT = """
            INSERT INTO consents (id, customer_id, taken_on, channel, purpose, state, captured_by, text, recorded_by, at)
            SELECT $1, base, $3, $4, $5, $6, $7, $8, $9, $10 FROM unnest($2::uuid[]) AS base
            """;

    /**
     * A grant holds where the customer it was taken on is; a denial stays with everybody it covered, as after an
     * unmerge nobody knows whose it was.
     */
    private static final String CURRENT = """
            SELECT m.current, k.customer_id, k.channel, k.purpose, k.state, k.captured_by, k.text, k.at
            FROM consents k
            JOIN customers m ON m.id = k.customer_id
            JOIN customers t ON t.id = k.taken_on
            WHERE (m.id = ANY ($1) OR (m.current = ANY ($1) AND m.id <> m.current))
                AND (k.state = 'denied' OR t.current = m.current)
            ORDER BY k.at, k.id
            """;

    /** @param bases the base customers it covers */
    Uni<Void> add(SqlConnection tx, UUID id, Collection<CustomerId> bases, NewConsent consent) {
        Tuple columns = Tuple.tuple(new ArrayList<>(List.of(
                id,
                bases.stream().map(Nodes::of).toArray(UUID[]::new),
                Nodes.of(consent.customer()),
                consent.scope().channel(),
                consent.scope().purpose(),
                text(consent.state()),
                consent.capturedBy())));
        columns.addValue(consent.text()).addValue(consent.recordedBy()).addValue(Rows.time(consent.at()));
        return tx.preparedQuery(INSERT).execute(columns).replaceWithVoid();
    }

    /** What this customer, named by its current id, decided. */
    public Uni<ConsentHistory> of(SqlClient client, CustomerId customer) {
        return of(client, List.of(customer)).map(all -> all.getOrDefault(customer, new ConsentHistory(List.of())));
    }

    /** By current id; those who decided nothing are missing. */
    Uni<Map<CustomerId, ConsentHistory>> of(SqlClient client, Collection<CustomerId> customers) {
        UUID[] ids = customers.stream().map(Nodes::of).toArray(UUID[]::new);
        return client.preparedQuery(CURRENT).execute(Tuple.of(ids)).map(Consents::histories);
    }

    private static Map<CustomerId, ConsentHistory> histories(RowSet<Row> rows) {
        Map<CustomerId, List<ConsentDecision>> decisions = new HashMap<>();
        rows.forEach(row -> decisions
                .computeIfAbsent(Nodes.customer(row.getUUID("current")), none -> new ArrayList<>())
                .add(decision(row)));
        Map<CustomerId, ConsentHistory> histories = new HashMap<>();
        decisions.forEach((customer, all) -> histories.put(customer, new ConsentHistory(all)));
        return histories;
    }

    private static ConsentDecision decision(Row row) {
        return new ConsentDecision(
                Nodes.customer(row.getUUID("customer_id")),
                new Scope(row.getString("channel"), row.getString("purpose")),
                row.getString("state").equals("denied") ? ConsentState.DENIED : ConsentState.GRANTED,
                row.getString("captured_by"),
                row.getString("text"),
                Rows.instant(row, "at"));
    }

    private static String text(ConsentState state) {
        return switch (state) {
            case GRANTED -> "granted";
            case DENIED -> "denied";
        };
    }
}
