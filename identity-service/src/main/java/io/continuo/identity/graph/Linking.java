package io.continuo.identity.graph;

import io.continuo.events.Identifier;
import io.continuo.events.IdentifierType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Applies sightings to the graph in the caller's transaction.
 *
 * <p>Most sightings say nothing new; those are answered from one read without any lock. The others are decided together
 * under the locks of all they concern, in their order, and written at once. Whatever runs beside it, the outcome is one
 * that some order of the transactions gives.
 */
@Singleton
public class Linking {

    private final Graphs graphs;
    private final GraphLocks locks;
    private final GraphWriter writer;
    private final LinkRules rules;
    private final Ids ids;

    Linking(Graphs graphs, GraphLocks locks, GraphWriter writer, LinkRules rules, Ids ids) {
        this.graphs = graphs;
        this.locks = locks;
        this.writer = writer;
        this.rules = rules;
        this.ids = ids;
    }

    /** Who one sighting is about. */
    public Uni<Resolution> link(SqlConnection tx, Sighting sighting) {
        return linkAll(tx, List.of(sighting)).map(List::getFirst);
    }

    /** Who each sighting is about, in the same order. */
    public Uni<List<Resolution>> linkAll(SqlConnection tx, List<Sighting> sightings) {
        return graphs.find(tx, identifiersOf(sightings))
                .map(found -> Triage.of(rules, ids, found, sightings))
                .chain(triage -> triage.open().isEmpty()
                        ? Uni.createFrom().item(triage.settled())
                        : decide(tx, triage.open()).map(triage::settle));
    }

    /**
     * As {@link #linkAll}, and holds every customer concerned until the transaction ends, so that more can be written
     * that belongs to them.
     */
    public Uni<List<Resolution>> linkAllHeld(SqlConnection tx, List<Sighting> sightings) {
        return decide(tx, sightings);
    }

    /** The type of which a person has one and these name two. */
    public Optional<IdentifierType> contradiction(Collection<Identifier> identifiers) {
        Map<IdentifierType, Long> numbers = identifiers.stream()
                .distinct()
                .filter(identifier -> !rules.blocked().contains(identifier))
                .collect(Collectors.groupingBy(Identifier::type, TreeMap::new, Collectors.counting()));
        return numbers.entrySet().stream()
                .filter(number -> number.getValue() > 1)
                .map(Map.Entry::getKey)
                .filter(type -> rules.kindOf(type, false) == Conflict.Kind.UNIQUE)
                .findFirst();
    }

    private Uni<List<Resolution>> decide(SqlConnection tx, List<Sighting> open) {
        Set<Identifier> identifiers = identifiersOf(open);
        return locks.identifiers(tx, identifiers)
                .chain(() -> graphs.find(tx, identifiers))
                .chain(found -> locks.customersOf(tx, found.bases(), found.customers())
                        .chain(customers -> graphs.load(tx, found, customers)))
                .chain(graph -> decideAll(tx, graph, open));
    }

    private Uni<List<Resolution>> decideAll(SqlConnection tx, Neighbourhood graph, List<Sighting> open) {
        List<Resolution> resolutions = open.stream()
                .map(sighting -> SightingLinker.link(rules, graph, sighting))
                .toList();
        List<Resolution> current = resolutions.stream()
                .map(resolution -> current(resolution, graph))
                .toList();
        return writer.save(tx, graph).replaceWith(current);
    }

    /** A later sighting of the same transaction may have merged the customer. */
    private static Resolution current(Resolution resolution, Neighbourhood graph) {
        return resolution instanceof Resolution.Resolved resolved
                ? resolved.withCustomer(graph.customerOf(resolved.base()))
                : resolution;
    }

    private static Set<Identifier> identifiersOf(Collection<Sighting> sightings) {
        return sightings.stream()
                .flatMap(sighting -> sighting.identifiers().stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
