package io.continuo.identity.graph;

import io.continuo.events.CustomerId;
import io.continuo.events.Identifier;
import io.continuo.events.IdentifierType;
import io.continuo.identity.Rows;
import io.continuo.identity.vault.DataKey;
import io.continuo.identity.vault.Keyring;
import io.continuo.identity.vault.Place;
import io.continuo.identity.vault.Vault;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/** Reads rows of identifiers, whose values are sealed with the key of their base customer. */
@Singleton
public class SealedIdentifiers {

    private static final Place VALUE = new Place("identifiers", "value");

    private final Vault vault;

    SealedIdentifiers(Vault vault) {
        this.vault = vault;
    }

    /**
     * Rows with the columns type, value and customer_id, in their order; those of base customers that were erased
     * meanwhile are left out.
     */
    public <T> Uni<List<T>> open(SqlClient client, RowSet<Row> rows, BiFunction<Identifier, Row, T> read) {
        Set<CustomerId> bases = Rows.stream(rows)
                .map(row -> Graphs.customer(row, "customer_id"))
                .collect(Collectors.toSet());
        return vault.keyring(client, bases)
                .map(keys -> Rows.stream(rows)
                        .flatMap(row -> open(keys, row).map(opened -> read.apply(opened, row)).stream())
                        .toList());
    }

    /** Empty where its base customer was erased. */
    static Optional<Identifier> open(Keyring keys, Row row) {
        return keys.find(Graphs.customer(row, "customer_id"))
                .map(key -> new Identifier(
                        new IdentifierType(row.getString("type")), key.open(VALUE, Rows.bytes(row, "value"))));
    }

    static byte[] seal(DataKey key, Identifier identifier) {
        return key.seal(VALUE, identifier.value());
    }
}
