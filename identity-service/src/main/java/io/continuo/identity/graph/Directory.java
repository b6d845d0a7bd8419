package io.continuo.identity.graph;

import io.continuo.events.CustomerId;
import io.continuo.events.Identifier;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks up whose an identifier is; a customer id is looked up as {@link Identifier#ofCustomer}. */
@Singleton
public class Directory {

    private final Graphs graphs;

    Directory(Graphs graphs) {
        this.graphs = graphs;
    }

    public Uni<Optional<CustomerId>> customerOf(SqlClient client, Identifier identifier) {
        return customersOf(client, List.of(identifier)).map(found -> Optional.ofNullable(found.get(identifier)));
    }

    /** Whose they are now, without those that nobody has. */
    public Uni<Map<Identifier, CustomerId>> customersOf(SqlClient client, Collection<Identifier> identifiers) {
        return graphs.find(client, identifiers).map(Found::byIdentifier);
    }
}
