package io.continuo.identity.graph;

import io.continuo.events.CustomerId;
import io.continuo.events.Identifier;
import io.continuo.identity.graph.Outcome.Done;
import io.continuo.identity.graph.Outcome.Refused;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/**
 * Merges and unmerges by hand, in the caller's transaction. A person may merge what the rules would not, but not what
 * was decided never to be linked.
 */
@Singleton
public class Merging {

    private final Graphs graphs;
    private final GraphLocks locks;
    private final GraphWriter writer;
    private final Merges merges;
    private final GraphEvents events;
    private final InstantSource clock;

    Merging(
            Graphs graphs,
            GraphLocks locks,
            GraphWriter writer,
            Merges merges,
            GraphEvents events,
            InstantSource clock) {
        this.graphs = graphs;
        this.locks = locks;
        this.writer = writer;
        this.merges = merges;
        this.events = events;
        this.clock = clock;
    }

    /** Makes the two one; the older id survives. The ids as they are named say where the edge is, for its undoing. */
    public Uni<Outcome<Merged>> merge(SqlConnection tx, CustomerId one, CustomerId other, Decision decision) {
        Identifier left = Identifier.ofCustomer(one);
        Identifier right = Identifier.ofCustomer(other);
        return graphs.find(tx, List.of(left, right)).chain(found -> {
            for (CustomerId customer : List.of(one, other)) {
                if (found.erased().contains(customer)) {
                    return refuse(new Rejected.ErasedCustomer(customer));
                }
                if (!found.bases().contains(customer)) {
                    return refuse(new Rejected.UnknownCustomer(customer));
                }
            }
            return graphs.lockAndLoad(tx, found).chain(graph -> merge(tx, graph, left, right, decision));
        });
    }

    private Uni<Outcome<Merged>> merge(
            SqlConnection tx, Neighbourhood graph, Identifier left, Identifier right, Decision decision) {
        CustomerId one = graph.customerOf(left);
        CustomerId other = graph.customerOf(right);
        if (one.equals(other)) {
            return refuse(new Rejected.SameCustomer(one));
        }
        if (graph.isForbidden(one, other)) {
            return refuse(new Rejected.NeverLinked());
        }
        Evidence evidence = new Evidence(Rule.BY_HAND, decision.by(), null, clock.instant());
        Merged merged = graph.merge(left, right, decision.reason(), evidence);
        return writer.save(tx, graph).replaceWith(new Done<>(merged));
    }

    /** Takes a merge back: exactly what it joined is apart again, whatever was merged or learnt since. */
    public Uni<Outcome<Unmerged>> undo(SqlConnection tx, MergeId id, Decision decision, boolean neverAgain) {
        return merges.find(tx, id)
                .chain(stored -> stored.isEmpty()
                        ? refuse(new Rejected.UnknownMerge(id))
                        : undo(tx, stored.get().edge(), decision, neverAgain));
    }

    private Uni<Outcome<Unmerged>> undo(SqlConnection tx, MergeEdge edge, Decision decision, boolean neverAgain) {
        Set<CustomerId> sides = Set.of(edge.left(), edge.right());
        return graphs.find(tx, sides.stream().map(Identifier::ofCustomer).toList())
                .chain(found -> found.erased().isEmpty()
                        ? locks.customersOf(tx, sides)
                                .chain(customers -> undoLocked(tx, edge.id(), customers, decision, neverAgain))
                        : refuse(new Rejected.ErasedCustomer(
                                found.erased().iterator().next())));
    }

    private Uni<Outcome<Unmerged>> undoLocked(
            SqlConnection tx, MergeId id, Set<CustomerId> customers, Decision decision, boolean neverAgain) {
        return merges.find(tx, id)
                .map(stored -> stored.orElseThrow())
                .chain(stored -> stored.undone()
                        ? refuse(new Rejected.AlreadyUndone(id))
                        : graphs.load(tx, new Found(), customers)
                                .chain(graph -> undo(tx, graph, stored.edge(), decision, neverAgain)));
    }

    private Uni<Outcome<Unmerged>> undo(
            SqlConnection tx, Neighbourhood graph, MergeEdge edge, Decision decision, boolean neverAgain) {
        Instant now = clock.instant();
        return merges.standing(tx, graph.membersOf(graph.customerOf(edge.left())))
                .map(standing -> Splitting.undo(graph, edge, standing))
                .call(() -> writer.save(tx, graph))
                .call(unmerged -> merges.undo(tx, unmerged, decision.reason(), decision.by(), now))
                .call(() -> neverAgain
                        ? merges.neverAgain(tx, edge, decision.reason(), decision.by(), now)
                        : Uni.createFrom().voidItem())
                .call(unmerged -> events.unmerged(tx, unmerged, decision.reason(), now))
                .map(Done::new);
    }

    private static <T> Uni<Outcome<T>> refuse(Rejected why) {
        return Uni.createFrom().item(new Refused<>(why));
    }
}
