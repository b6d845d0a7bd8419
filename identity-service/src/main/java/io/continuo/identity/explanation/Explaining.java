package io.continuo.identity.explanation;

import io.continuo.events.CustomerId;
import io.continuo.events.Identifier;
import io.continuo.http.Problems;
import io.continuo.identity.IdentityProblem;
import io.continuo.identity.graph.Directory;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells why. */
@Singleton
class Explaining {

    /**
     * A customer's graph.
     *
     * @param links with those that do not stand any more
     * @param merges with those that were undone
     */
    record Graph(
            CustomerId customerId, List<PlacedIdentifier> identifiers, List<LinkView> links, List<MergeView> merges) {}

    /**
     * Whether and why two identifiers are one customer.
     *
     * @param customerId whose they both are; null where they are two people's
     * @param path the evidence from the one to the other, in order
     */
    record Explanation(boolean connected, @Nullable CustomerId customerId, List<LinkView> path) {}

    private final Directory directory;
    private final Explanations explanations;

    Explaining(Directory directory, Explanations explanations) {
        this.directory = directory;
        this.explanations = explanations;
    }

    /** Fails with {@code unknown-customer}. */
    Uni<Graph> graphOf(SqlClient client, CustomerId id) {
        return directory
                .customerOf(client, Identifier.ofCustomer(id))
                .map(found -> found.orElseThrow(
                        () -> Problems.of(IdentityProblem.UNKNOWN_CUSTOMER, "No customer has or had this id.")))
                .chain(customer -> Uni.combine()
                        .all()
                        .unis(
                                explanations.identifiers(client, customer, Explanations.MOST),
                                explanations.links(client, customer, Explanations.MOST),
                                explanations.merges(client, customer, Explanations.MOST))
                        .with((identifiers, links, merges) -> new Graph(customer, identifiers, links, merges)));
    }

    /** Fails with {@code unknown-identifier}. */
    Uni<Explanation> explain(SqlClient client, Identifier from, Identifier to) {
        return directory.lookUp(client, List.of(from, to)).chain(found -> {
            if (found.isErased(from) || found.isErased(to)) {
                throw Directory.erased();
            }
            Map<Identifier, CustomerId> customers = found.customers();
            CustomerId one = customerOf(customers, from, "from");
            CustomerId other = customerOf(customers, to, "to");
            return one.equals(other)
                    ? explanations
                            .links(client, one, Explanations.MOST)
                            .map(links ->
                                    new Explanation(true, one, PathOfEvidence.between(from.key(), to.key(), links)))
                    : Uni.createFrom().item(new Explanation(false, null, List.of()));
        });
    }

    private static CustomerId customerOf(Map<Identifier, CustomerId> customers, Identifier wanted, String parameter) {
        CustomerId customer = customers.get(wanted);
        if (customer == null) {
            throw Problems.of(
                    IdentityProblem.UNKNOWN_IDENTIFIER, "Nobody has the identifier.", Map.of("parameter", parameter));
        }
        return customer;
    }
}
