package io.continuo.identity.graph;

import io.continuo.events.CustomerId;
import io.continuo.events.Identifier;
import io.continuo.events.IdentifierType;
import io.continuo.http.Problems;
import io.continuo.identity.IdentityProblem;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks up whose an identifier is; a customer id is looked up as {@link Identifier#ofCustomer}. */
@Singleton
public class Directory {

    /**
     * Whose identifiers are.
     *
     * @param customers those that somebody has
     * @param erased ids among them of customers that were erased
     */
    public record Whereabouts(Map<Identifier, CustomerId> customers, Set<CustomerId> erased) {

        public boolean isErased(Identifier identifier) {
            return identifier.type().equals(IdentifierType.CUSTOMER_ID)
                    && erased.contains(new CustomerId(identifier.value()));
        }
    }

    private final Graphs graphs;

    Directory(Graphs graphs) {
        this.graphs = graphs;
    }

    /** Fails with {@code customer-erased} for the id of a customer that was erased. */
    public Uni<Optional<CustomerId>> customerOf(SqlClient client, Identifier identifier) {
        return lookUp(client, List.of(identifier)).map(found -> {
            if (found.isErased(identifier)) {
                throw erased();
            }
            return Optional.ofNullable(found.customers().get(identifier));
        });
    }

    /** Whose they are now, without those that nobody has. */
    public Uni<Map<Identifier, CustomerId>> customersOf(SqlClient client, Collection<Identifier> identifiers) {
        return lookUp(client, identifiers).map(Whereabouts::customers);
    }

    /** As {@link #customersOf}, with the ids of customers that were erased. */
    public Uni<Whereabouts> lookUp(SqlClient client, Collection<Identifier> identifiers) {
        return graphs.find(client, identifiers)
                .map(found -> new Whereabouts(found.byIdentifier(), Set.copyOf(found.erased())));
    }

    /** The problem {@code customer-erased}. */
    public static HttpProblem erased() {
        return Problems.of(
                IdentityProblem.CUSTOMER_ERASED,
                "The customer was erased; nothing of it is kept under any of its ids.");
    }
}
