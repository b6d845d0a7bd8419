package io.continuo.identity.consent;

import io.continuo.events.CustomerId;
import io.continuo.events.EventJson;
import io.continuo.events.contact.ContactPreferences;
import io.continuo.identity.Rows;
import io.continuo.identity.graph.Nodes;
import io.continuo.identity.vault.Keyring;
import io.continuo.identity.vault.Place;
import io.continuo.identity.vault.Vault;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What customers prefer, kept sealed on the base customer that said so. */
@Singleton
class Preferences {

    private static final Place PREFERENCES = new Place("contact_preferences", "preferences");

    private static final String SAVE = """
            INSERT INTO contact_preferences (customer_id, preferences, recorded_by, at) VALUES ($1, $2, $3, $4)
            ON CONFLICT (customer_id) DO UPDATE SET preferences = excluded.preferences,
                recorded_by = excluded.recorded_by, at = excluded.at
            """;

    private static final String LATEST = """
            SELECT DISTINCT ON (c.current) c.current, p.customer_id, p.preferences
            FROM contact_preferences p JOIN customers c ON c.id = p.customer_id
            WHERE c.id = ANY ($1) OR (c.current = ANY ($1) AND c.id <> c.current)
            ORDER BY c.current, p.at DESC, p.customer_id
            """;

    private final Vault vault;

    Preferences(Vault vault) {
        this.vault = vault;
    }

    Uni<Void> save(SqlConnection tx, CustomerId base, ContactPreferences preferences, String by, Instant at) {
        return vault.keyring(tx, List.of(base))
                .map(keys -> keys.of(base).seal(PREFERENCES, EventJson.write(preferences)))
                .chain(box ->
                        tx.preparedQuery(SAVE).execute(Tuple.of(Nodes.of(base), Buffer.buffer(box), by, Rows.time(at))))
                .replaceWithVoid();
    }

    /** By current id; those who said nothing are missing. */
    Uni<Map<CustomerId, ContactPreferences>> of(SqlClient client, Collection<CustomerId> customers) {
        UUID[] ids = customers.stream().map(Nodes::of).toArray(UUID[]::new);
        return client.preparedQuery(LATEST)
                .execute(Tuple.of(ids))
                .map(rows -> Rows.stream(rows).toList())
                .chain(rows -> open(client, rows));
    }

    private Uni<Map<CustomerId, ContactPreferences>> open(SqlClient client, List<Row> rows) {
        Set<CustomerId> bases = rows.stream().map(Preferences::base).collect(Collectors.toUnmodifiableSet());
        return vault.keyring(client, bases).map(keys -> {
            Map<CustomerId, ContactPreferences> preferences = new HashMap<>();
            rows.forEach(row -> put(preferences, keys, row));
            return preferences;
        });
    }

    private static void put(Map<CustomerId, ContactPreferences> preferences, Keyring keys, Row row) {
        keys.find(base(row))
                .map(key -> key.open(PREFERENCES, Rows.bytes(row, "preferences")))
                .ifPresent(json -> preferences.put(
                        Nodes.customer(row.getUUID("current")), EventJson.read(json, ContactPreferences.class)));
    }

    private static CustomerId base(Row row) {
        return Nodes.customer(row.getUUID("customer_id"));
    }
}
