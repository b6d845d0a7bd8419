package io.continuo.identity.graph;

import io.continuo.events.Identifier;
import io.continuo.events.IdentifierType;
import io.continuo.identity.LostRace;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Applies sightings to the graph in the caller's transaction.
 *
 * <p>Most sightings say nothing new, or only that a weak identifier is where it was; those are answered from one read.
 * The others are decided together under the locks of all they concern, in their order, and written at once. Whatever
 * runs beside it, the outcome is one that some order of the transactions gives.
 */
@Singleton
public class Linking {

    /** So many sightings take so long to think about that an event loop should not. */
    private static final int MANY = 20;

    private static final Uni<Optional<Resolution>> NOT_KNOWN = Uni.createFrom().item(Optional.empty());

    private final Graphs graphs;
    private final GraphLocks locks;
    private final Confirming confirming;
    private final GraphWriter writer;
    private final RuleBook book;
    private final Ids ids;

    Linking(Graphs graphs, GraphLocks locks, Confirming confirming, GraphWriter writer, RuleBook book, Ids ids) {
        this.graphs = graphs;
        this.locks = locks;
        this.confirming = confirming;
        this.writer = writer;
        this.book = book;
        this.ids = ids;
    }

    /** Who one sighting is about. */
    public Uni<Resolution> link(SqlConnection tx, Sighting sighting) {
        return linkAll(tx, List.of(sighting)).map(List::getFirst);
    }

    /**
     * Who a sighting is about that says nothing new, without a transaction: one read, and one row to write where a weak
     * identifier was seen again. Empty where more is to do, or became so meanwhile; then {@link #link} decides.
     */
    public Uni<Optional<Resolution>> linkKnown(SqlClient client, Sighting sighting) {
        return book.rules(client)
                .chain(rules -> graphs.find(client, sighting.identifiers())
                        .map(found -> Triage.of(rules, ids, found, List.of(sighting))))
                .chain(triage -> triage.isOneRow() ? confirm(client, triage) : NOT_KNOWN);
    }

    private Uni<Optional<Resolution>> confirm(SqlClient client, Triage triage) {
        return confirming
                .confirm(client, triage.confirmed())
                .map(done -> Optional.of(triage.settled().getFirst()))
                .onFailure(LostRace.class)
                .recoverWithItem(Optional.empty());
    }

    /** Who each sighting is about, in the same order. */
    public Uni<List<Resolution>> linkAll(SqlConnection tx, List<Sighting> sightings) {
        return book.rules(tx)
                .chain(rules -> offEventLoop(graphs.find(tx, identifiersOf(sightings)), sightings)
                        .map(found -> Triage.of(rules, ids, found, sightings))
                        .chain(triage -> apply(tx, rules, triage)));
    }

    private Uni<List<Resolution>> apply(SqlConnection tx, LinkRules rules, Triage triage) {
        List<Sighting> open = triage.open();
        Stream<Identifier> confirmed = triage.confirmed().stream().map(Placement::identifier);
        Set<Identifier> touched = Stream.concat(
                        confirmed, open.stream().flatMap(sighting -> sighting.identifiers().stream()))
                .collect(Collectors.toUnmodifiableSet());
        return locks.identifiers(tx, touched)
                .chain(() -> confirming.confirm(tx, triage.confirmed()))
                .chain(() -> open.isEmpty()
                        ? Uni.createFrom().item(triage.settled())
                        : decide(tx, rules, open).map(triage::settle));
    }

    /**
     * As {@link #linkAll}, and holds every customer concerned until the transaction ends, so that more can be written
     * that belongs to them.
     */
    public Uni<List<Resolution>> linkAllHeld(SqlConnection tx, List<Sighting> sightings) {
        return locks.identifiers(tx, identifiersOf(sightings))
                .chain(() -> book.rules(tx))
                .chain(rules -> decide(tx, rules, sightings));
    }

    /** The type of which a person has one and these name two. */
    public Optional<IdentifierType> contradiction(Collection<Identifier> identifiers) {
        LinkRules rules = book.latest();
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

    private Uni<List<Resolution>> decide(SqlConnection tx, LinkRules rules, List<Sighting> open) {
        return graphs.find(tx, identifiersOf(open))
                .chain(found -> graphs.lockAndLoad(tx, found))
                .plug(graph -> offEventLoop(graph, open))
                .chain(graph -> decideAll(tx, rules, graph, open));
    }

    private Uni<List<Resolution>> decideAll(
            SqlConnection tx, LinkRules rules, Neighbourhood graph, List<Sighting> open) {
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

    private static <T> Uni<T> offEventLoop(Uni<T> read, List<Sighting> sightings) {
        return sightings.size() < MANY ? read : read.emitOn(Infrastructure.getDefaultExecutor());
    }

    private static Set<Identifier> identifiersOf(Collection<Sighting> sightings) {
        return sightings.stream()
                .flatMap(sighting -> sighting.identifiers().stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
