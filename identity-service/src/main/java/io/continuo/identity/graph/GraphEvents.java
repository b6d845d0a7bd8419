package io.continuo.identity.graph;

import io.continuo.events.CustomerEvent;
import io.continuo.events.CustomerId;
import io.continuo.events.EventJson;
import io.continuo.events.IdentifierMapped;
import io.continuo.identity.IdentityTopics;
import io.continuo.outbox.Outbox;
import io.continuo.outbox.OutboxMessage;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells the others: for every identifier whose customer changed, and for every customer id that now means another
 * customer, whom it belongs to; and what happened to customers as a whole.
 */
@Singleton
class GraphEvents {

    private static final String IDENTIFIERS_OF =
            "SELECT type, value, customer_id FROM identifiers WHERE customer_id = ANY ($1) AND type <> 'source_record'";

    private static final String TRACE = "traceparent";

    private final Outbox outbox;
    private final IdentityTopics topics;
    private final Nodes nodes;
    private final SealedIdentifiers identifiers;
    private final CustomersMoved moved;

    GraphEvents(
            Outbox outbox, IdentityTopics topics, Nodes nodes, SealedIdentifiers identifiers, CustomersMoved moved) {
        this.outbox = outbox;
        this.topics = topics;
        this.nodes = nodes;
        this.identifiers = identifiers;
        this.moved = moved;
    }

    /** @param version of the map from this change on */
    Uni<Void> publish(SqlConnection tx, Neighbourhood graph, long version, Instant at) {
        return identifiersMoved(tx, graph)
                .map(remapped -> messages(graph, remapped, version, at))
                .chain(messages -> outbox.addAll(tx, messages))
                .chain(() -> restate(tx, graph, at));
    }

    Uni<Void> unmerged(SqlConnection tx, Unmerged unmerged, String reason, Instant at) {
        CustomerEvent event = new CustomerEvent.CustomersUnmerged(
                unmerged.kept(), unmerged.merge().toString(), unmerged.restored(), reason, at);
        return outbox.add(tx, message(event, "unmerged-" + unmerged.merge()))
                .chain(() -> moved.restate(tx, Set.of(unmerged.kept(), unmerged.restored()), at));
    }

    /** All identifiers of the base customers that moved. */
    private Uni<List<Remapped>> identifiersMoved(SqlConnection tx, Neighbourhood graph) {
        Set<CustomerId> bases = graph.changes().moved().keySet();
        return bases.isEmpty()
                ? Uni.createFrom().item(List.of())
                : tx.preparedQuery(IDENTIFIERS_OF)
                        .execute(Tuple.of(Graphs.uuids(bases)))
                        .chain(rows -> identifiers.open(
                                tx,
                                rows,
                                (identifier, row) ->
                                        Remapped.with(graph, identifier, Graphs.customer(row, "customer_id"))));
    }

    private Uni<Void> restate(SqlConnection tx, Neighbourhood graph, Instant at) {
        Set<CustomerId> grown = graph.changes().merges().keySet().stream()
                .map(merged -> graph.customerOf(merged.survivor()))
                .collect(Collectors.toUnmodifiableSet());
        return grown.isEmpty() ? Uni.createFrom().voidItem() : moved.restate(tx, grown, at);
    }

    private List<OutboxMessage> messages(Neighbourhood graph, List<Remapped> moved, long version, Instant at) {
        List<OutboxMessage> messages = new ArrayList<>(customerMessages(graph.changes(), at));
        Remapped.of(graph, moved).stream()
                .map(change -> traced(
                        mapped(new IdentifierMapped(change.identifier(), change.customer(), version, at)),
                        change.trace()))
                .forEach(messages::add);
        return messages;
    }

    private List<OutboxMessage> customerMessages(Changes changes, Instant at) {
        List<OutboxMessage> messages = new ArrayList<>();
        changes.founded()
                .forEach((customer, trace) -> messages.add(traced(
                        message(new CustomerEvent.CustomerCreated(customer, at), "created-" + customer), trace)));
        changes.merges()
                .forEach((merged, trace) -> messages.add(traced(
                        message(event(merged, at), "merged-" + merged.edge().id()), trace)));
        return messages;
    }

    private static CustomerEvent event(Merged merged, Instant at) {
        return new CustomerEvent.CustomersMerged(
                merged.survivor(), merged.edge().id().toString(), merged.absorbed(), merged.why(), at);
    }

    private OutboxMessage mapped(IdentifierMapped mapped) {
        String id = nodes.of(mapped.identifier()) + "-" + mapped.version();
        return OutboxMessage.of(topics.identities(), mapped.logKey(), id, EventJson.write(mapped));
    }

    private OutboxMessage message(CustomerEvent event, String id) {
        return OutboxMessage.of(topics.customers(), event.logKey(), id, EventJson.write(event));
    }

    private static OutboxMessage traced(OutboxMessage message, @Nullable String trace) {
        return trace == null ? message : message.with(TRACE, trace);
    }
}
