package io.continuo.identity.graph;

import io.continuo.events.CustomerId;
import io.continuo.events.Identifier;
import io.continuo.events.IdentifierType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A whole graph in memory, under rules as the service ships them, only with smaller limits. */
final class GraphFixture {

    static final LinkRules RULES = new LinkRules(
            new BlockedValues(
                    List.of("null", "anonymous", "0"),
                    Set.of("*:till 3", "phone:+4930000"),
                    new IdentifierPatterns(
                            Map.of("*", List.of("[\\p{Punct}\\s]+"), "email", List.of("(test|guest)@.*"))),
                    new IdentifierPatterns(Map.of("email", List.of("[^@\\s]+@[^@\\s]+\\.[^@\\s.]+")))),
            new IdentifierPatterns(Map.of("device_id", List.of("showroom-.*")))::match,
            Set.of(IdentifierType.ANONYMOUS_ID, IdentifierType.DEVICE_ID),
            Set.of(IdentifierType.USER_ID, IdentifierType.LOYALTY_CARD, IdentifierType.EMAIL, IdentifierType.PHONE),
            Map.of(
                    IdentifierType.USER_ID, 1,
                    IdentifierType.LOYALTY_CARD, 1,
                    IdentifierType.EMAIL, 3,
                    IdentifierType.DEVICE_ID, 4),
            3);

    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    final Neighbourhood graph = new Neighbourhood(new Ids(InstantSource.fixed(START))::next);
    private final Map<MergeId, MergeEdge> standing = new LinkedHashMap<>();
    private int sightings;

    /** Seen together, each time a minute later than the time before. */
    Resolution.Resolved seen(String... identifiers) {
        return seenAt(sightings, identifiers);
    }

    Resolution.Resolved seenAt(int minute, String... identifiers) {
        return (Resolution.Resolved) see(minute, true, identifiers);
    }

    Resolution see(int minute, boolean mayFound, String... identifiers) {
        sightings++;
        Evidence evidence = new Evidence(Rule.SAME_TOUCHPOINT, "web", "t" + minute, START.plusSeconds(60L * minute));
        List<Identifier> parsed =
                Arrays.stream(identifiers).map(Identifier::parse).toList();
        Resolution resolution = SightingLinker.link(RULES, graph, new Sighting(parsed, evidence, mayFound, null));
        graph.changes()
                .merges()
                .keySet()
                .forEach(merged -> standing.putIfAbsent(merged.edge().id(), merged.edge()));
        return resolution;
    }

    CustomerId whoIs(String identifier) {
        return graph.customerOf(Identifier.parse(identifier));
    }

    boolean isShared(String identifier) {
        return graph.find(Identifier.parse(identifier)).orElseThrow().shared();
    }

    Merged mergeByHand(CustomerId one, CustomerId other) {
        know(one);
        know(other);
        Merged merged = graph.merge(
                Identifier.ofCustomer(one),
                Identifier.ofCustomer(other),
                "same person",
                new Evidence(Rule.BY_HAND, "agent", null, START));
        standing.put(merged.edge().id(), merged.edge());
        return merged;
    }

    Unmerged undo(MergeEdge edge) {
        Unmerged unmerged = Splitting.undo(graph, edge, standing.values());
        standing.remove(edge.id());
        return unmerged;
    }

    void neverAgain(MergeEdge edge) {
        graph.know(new NeverLink(edge.left(), edge.right()));
    }

    List<MergeEdge> standing() {
        return List.copyOf(standing.values());
    }

    private void know(CustomerId customer) {
        graph.know(new Placement(Identifier.ofCustomer(customer), customer, START, "", Set.of(), false));
    }
}
