package io.continuo.identity.graph;

import io.continuo.events.CustomerId;
import io.continuo.events.Identifier;
import io.continuo.events.IdentifierType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Decides what one sighting says about the graph, by the rules.
 *
 * <p>The sighting goes to the customer of its strongest identifier, the anchor. Every other identifier that nobody has
 * joins that customer; every other that somebody has makes the two one. Where a rule forbids it, a weak identifier
 * moves over when this is the latest claim on it, and any other stays where it is and the conflict is recorded. A
 * decision never to link two customers is not worked around by moving anything.
 */
final class SightingLinker {

    private final LinkRules rules;
    private final Neighbourhood graph;
    private final Sighting sighting;
    private final Evidence evidence;
    private final List<Conflict> conflicts = new ArrayList<>();

    private SightingLinker(LinkRules rules, Neighbourhood graph, Sighting sighting) {
        this.rules = rules;
        this.graph = graph;
        this.sighting = sighting;
        this.evidence = sighting.evidence();
    }

    /** Applies the sighting to the graph. */
    static Resolution link(LinkRules rules, Neighbourhood graph, Sighting sighting) {
        graph.changes().causedBy(sighting.trace());
        return new SightingLinker(rules, graph, sighting).resolve();
    }

    private Resolution resolve() {
        List<Identifier> usable =
                sighting.identifiers().stream().filter(this::isUsable).toList();
        List<Identifier> ignored = new ArrayList<>(sighting.identifiers());
        ignored.removeAll(usable);
        if (isForgotten(usable)) {
            return new Resolution.Forgotten(ignored);
        }
        if (usable.isEmpty()) {
            return new Resolution.NothingUsable(ignored);
        }
        Optional<Identifier> match = usable.stream().filter(graph::knows).findFirst();
        if (match.isEmpty() && !sighting.mayFound()) {
            return new Resolution.Unknown(ignored);
        }
        CustomerId base = place(usable);
        return new Resolution.Resolved(
                graph.customerOf(base), base, match.isEmpty(), match.orElse(null), List.copyOf(conflicts), ignored);
    }

    /** The base customer the sighting belongs to. */
    private CustomerId place(List<Identifier> usable) {
        List<Identifier> carriers = usable.stream().filter(this::isShared).toList();
        List<Identifier> linking =
                usable.stream().filter(identifier -> !isShared(identifier)).toList();
        carriers.stream().filter(this::mayBeFounded).forEach(carrier -> graph.found(carrier, true, evidence));
        Identifier anchor = anchor(linking);
        if (anchor == null) {
            return graph.baseOf(
                    carriers.stream().filter(graph::knows).findFirst().orElseThrow());
        }
        if (!graph.knows(anchor)) {
            placeAnchor(anchor, linking);
        }
        linking.stream().filter(other -> !other.equals(anchor)).forEach(other -> attach(other, anchor));
        return graph.baseOf(anchor);
    }

    private @Nullable Identifier anchor(List<Identifier> linking) {
        Stream<Identifier> candidates = linking.stream();
        return (sighting.mayFound() ? candidates : candidates.filter(graph::knows))
                .findFirst()
                .orElse(null);
    }

    /**
     * With the strongest companion whose customer has room for it, else as a new customer. A record always is a base
     * customer of its own, so that whatever makes two records one can be taken back.
     */
    private void placeAnchor(Identifier anchor, List<Identifier> linking) {
        Stream<Identifier> companions =
                anchor.type().equals(IdentifierType.SOURCE_RECORD) ? Stream.empty() : linking.stream();
        Optional<Identifier> host = companions
                .filter(graph::knows)
                .filter(other -> hasRoom(other, anchor))
                .findFirst();
        host.ifPresentOrElse(other -> graph.join(anchor, other, evidence), () -> graph.found(anchor, false, evidence));
    }

    private void attach(Identifier other, Identifier anchor) {
        if (!graph.knows(other)) {
            attachNew(other, anchor);
            return;
        }
        if (!isSameCustomer(other, anchor)) {
            attachKnown(other, anchor);
        }
        if (isSameCustomer(other, anchor) && isConfirmation(other, anchor)) {
            graph.seen(other, evidence);
        }
    }

    private void attachNew(Identifier other, Identifier anchor) {
        if (hasRoom(anchor, other)) {
            graph.join(other, anchor, evidence);
            return;
        }
        conflict(other, anchor, other.type());
        if (sighting.mayFound()) {
            graph.found(other, false, evidence);
        }
    }

    private void attachKnown(Identifier other, Identifier anchor) {
        CustomerId home = graph.customerOf(anchor);
        CustomerId away = graph.customerOf(other);
        if (graph.isForbidden(home, away)) {
            record(new Conflict(Conflict.Kind.NEVER_LINK, anchor, other, null, evidence));
            return;
        }
        Optional<IdentifierType> clash =
                rules.clash(graph.holdingsOf(home), graph.holdingsOf(away), isWeakEvidence(anchor, other));
        if (clash.isEmpty()) {
            graph.merge(anchor, other, null, evidence);
        } else if (rules.isWeak(other)) {
            claim(other, anchor);
        } else {
            conflict(other, anchor, clash.get());
        }
    }

    /** A weak identifier is seen with somebody who cannot be the one that has it. */
    private void claim(Identifier weak, Identifier anchor) {
        Placement held = graph.find(weak).orElseThrow();
        Set<CustomerId> hosts = new HashSet<>(Set.of(graph.customerOf(anchor), graph.customerOf(held.base())));
        held.hosts().stream().map(graph::customerOf).forEach(hosts::add);
        if (!hosts.equals(held.hosts())) {
            graph.claimed(weak, hosts);
        }
        if (hosts.size() > rules.sharedAfter()) {
            graph.share(weak, evidence);
        } else if (!hasRoom(anchor, weak)) {
            conflict(weak, anchor, weak.type());
        } else if (held.isOlderThan(evidence)) {
            graph.repoint(weak, anchor, evidence);
        }
    }

    private void conflict(Identifier weaker, Identifier stronger, IdentifierType type) {
        Conflict.Kind kind = rules.kindOf(type, isWeakEvidence(stronger, weaker));
        record(new Conflict(kind, stronger, weaker, type, evidence));
    }

    private void record(Conflict conflict) {
        conflicts.add(conflict);
        graph.changes().conflict(conflict);
    }

    private boolean hasRoom(Identifier host, Identifier newcomer) {
        Holdings holdings = graph.holdingsOf(graph.customerOf(host));
        return rules.hasRoom(holdings, newcomer.type(), isWeakEvidence(host, newcomer));
    }

    private boolean isSameCustomer(Identifier one, Identifier other) {
        return graph.customerOf(one).equals(graph.customerOf(other));
    }

    private boolean isWeakEvidence(Identifier one, Identifier other) {
        return rules.isWeak(one) || rules.isWeak(other);
    }

    /** A device says nothing new about another device. */
    private boolean isConfirmation(Identifier other, Identifier anchor) {
        return rules.isWeak(other)
                && !rules.isWeak(anchor)
                && graph.find(other).orElseThrow().isOlderThan(evidence);
    }

    /**
     * Of a time before an erasure, and about nobody else who is known: what else it names is the erased person's, too,
     * if anybody's. A record has no time of its own, so none that names somebody erased is taken.
     */
    private boolean isForgotten(List<Identifier> usable) {
        return sighting.identifiers().stream().anyMatch(this::isForgotten)
                && (evidence.rule() == Rule.SAME_RECORD
                        || usable.stream().noneMatch(identifier -> graph.knows(identifier) && !isShared(identifier)));
    }

    /** The erasure of a record is lifted with that of an identifier it carries: the record is the same one. */
    private boolean isForgotten(Identifier identifier) {
        return graph.isForgotten(identifier, evidence)
                && !(identifier.type().equals(IdentifierType.SOURCE_RECORD)
                        && sighting.identifiers().stream().anyMatch(graph::isLifted));
    }

    private boolean isUsable(Identifier identifier) {
        if (isForgotten(identifier)) {
            return false;
        }
        boolean customer = identifier.type().equals(IdentifierType.CUSTOMER_ID);
        return customer ? graph.knows(identifier) : !rules.blocked().contains(identifier);
    }

    private boolean isShared(Identifier identifier) {
        return rules.alwaysShared().test(identifier)
                || graph.find(identifier).map(Placement::shared).orElse(false);
    }

    private boolean mayBeFounded(Identifier carrier) {
        return sighting.mayFound() && !graph.knows(carrier);
    }
}
