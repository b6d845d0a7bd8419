package io.continuo.identity.graph;

import io.continuo.events.CustomerId;
import io.continuo.events.Identifier;
import io.continuo.events.IdentifierType;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The part of the graph that one transaction works on, in memory. It keeps its own invariants: an identifier has one
 * base customer, a base customer belongs to the oldest of its connected component. Which changes are right is decided
 * outside; all of them are remembered in {@link #changes()}.
 */
final class Neighbourhood {

    private final Supplier<UUID> ids;
    private final Map<Identifier, Placement> placements = new HashMap<>();
    private final Map<CustomerId, CustomerId> customers = new HashMap<>();
    private final Map<CustomerId, Set<CustomerId>> members = new HashMap<>();
    private final Map<CustomerId, Holdings> holdings = new HashMap<>();
    private final Set<NeverLink> neverLinks = new HashSet<>();
    private final Map<Identifier, Tombstone> tombstones = new HashMap<>();
    private final Changes changes = new Changes();

    Neighbourhood(Supplier<UUID> ids) {
        this.ids = ids;
    }

    // What is known from before.

    void know(CustomerId base, CustomerId customer) {
        customers.put(base, customer);
        members.computeIfAbsent(customer, none -> new LinkedHashSet<>()).add(base);
    }

    void know(Placement placement) {
        placements.put(placement.identifier(), placement);
    }

    void know(CustomerId customer, IdentifierType type, int number) {
        holdingsOf(customer).add(type, number);
    }

    void know(NeverLink rule) {
        neverLinks.add(rule);
    }

    void know(Tombstone tombstone) {
        tombstones.put(tombstone.identifier(), tombstone);
    }

    // Where things belong.

    Optional<Placement> find(Identifier identifier) {
        return Optional.ofNullable(placements.get(identifier));
    }

    boolean knows(Identifier identifier) {
        return placements.containsKey(identifier);
    }

    /** The base customer of an identifier that is placed. */
    CustomerId baseOf(Identifier identifier) {
        return Objects.requireNonNull(placements.get(identifier), "not placed").base();
    }

    /** Whom a base customer belongs to now; itself where it is not part of this neighbourhood. */
    CustomerId customerOf(CustomerId base) {
        return customers.getOrDefault(base, base);
    }

    CustomerId customerOf(Identifier identifier) {
        return customerOf(baseOf(identifier));
    }

    Set<CustomerId> membersOf(CustomerId customer) {
        return members.getOrDefault(customer, Set.of());
    }

    Holdings holdingsOf(CustomerId customer) {
        return holdings.computeIfAbsent(customer, none -> new Holdings(Map.of()));
    }

    boolean isForbidden(CustomerId one, CustomerId other) {
        return neverLinks.stream().anyMatch(rule -> joins(rule, one, other) || joins(rule, other, one));
    }

    /** Whether imports may bring it although its person was erased. */
    boolean isLifted(Identifier identifier) {
        Tombstone tombstone = tombstones.get(identifier);
        return tombstone != null && tombstone.lifted();
    }

    /** Whether the evidence is of a time that was erased for this identifier. */
    boolean isForgotten(Identifier identifier, Evidence evidence) {
        Tombstone tombstone = tombstones.get(identifier);
        return tombstone != null && tombstone.forbids(evidence);
    }

    Changes changes() {
        return changes;
    }

    // What can be done.

    /** A new customer, for an identifier that nobody has. */
    CustomerId found(Identifier first, boolean shared, Evidence evidence) {
        CustomerId base = newCustomer();
        Rule rule = shared ? Rule.SHARED : Rule.FIRST_SEEN;
        place(Placement.of(first, base, evidence, shared), Identifier.ofCustomer(base), evidence.by(rule));
        return base;
    }

    /** Places an identifier that nobody has with the base customer of one that is placed. */
    void join(Identifier newcomer, Identifier via, Evidence evidence) {
        place(Placement.of(newcomer, baseOf(via), evidence, false), via, evidence);
    }

    /** Makes the customers of two identifiers one; they are two before. */
    Merged merge(Identifier one, Identifier other, @Nullable String reason, Evidence evidence) {
        CustomerId left = customerOf(one);
        CustomerId right = customerOf(other);
        CustomerId survivor = left.compareTo(right) < 0 ? left : right;
        CustomerId absorbed = survivor.equals(left) ? right : left;
        MergeEdge edge = new MergeEdge(new MergeId(ids.get()), baseOf(one), baseOf(other));
        Merged merged = new Merged(edge, survivor, absorbed, reason, evidence);
        changes.merged(merged);
        changes.link(new LinkChange.Linked(one, other, evidence, edge.id()));
        assign(List.copyOf(membersOf(absorbed)), survivor);
        holdingsOf(survivor).addAll(holdingsOf(absorbed));
        holdings.remove(absorbed);
        return merged;
    }

    /** Makes these base customers belong to that customer. */
    void assign(Collection<CustomerId> bases, CustomerId customer) {
        for (CustomerId base : bases) {
            members.getOrDefault(customerOf(base), new HashSet<>()).remove(base);
            know(base, customer);
            changes.moved(base);
        }
    }

    void seen(Identifier identifier, Evidence evidence) {
        update(placed(identifier).seen(evidence));
    }

    void claimed(Identifier identifier, Set<CustomerId> hosts) {
        update(placed(identifier).claimedBy(hosts));
    }

    /** Moves an identifier to the base customer of another, for good. */
    void repoint(Identifier identifier, Identifier via, Evidence evidence) {
        Placement held = placed(identifier);
        leave(held);
        settle(held.movedTo(baseOf(via), evidence), via, evidence);
        holdingsOf(customerOf(via)).add(identifier.type(), 1);
    }

    /** Gives an identifier that too many lay claim to a customer of its own. */
    void share(Identifier identifier, Evidence evidence) {
        Placement held = placed(identifier);
        leave(held);
        CustomerId own = newCustomer();
        settle(held.sharedAt(own), Identifier.ofCustomer(own), evidence.by(Rule.SHARED));
    }

    private CustomerId newCustomer() {
        CustomerId id = new CustomerId(ids.get().toString());
        know(id, id);
        changes.founded(id);
        return id;
    }

    private void place(Placement placement, Identifier via, Evidence evidence) {
        placements.put(placement.identifier(), placement);
        if (!placement.shared()) {
            holdingsOf(customerOf(placement.base())).add(placement.identifier().type(), 1);
        }
        changes.placed(placement.identifier(), placement.base());
        changes.link(new LinkChange.Linked(placement.identifier(), via, evidence, null));
    }

    private void leave(Placement held) {
        holdingsOf(customerOf(held.base())).add(held.identifier().type(), -1);
        changes.link(new LinkChange.Detached(held.identifier(), held.base()));
    }

    private void settle(Placement placement, Identifier via, Evidence evidence) {
        Placement before = Objects.requireNonNull(placements.put(placement.identifier(), placement));
        changes.repointed(placement.identifier(), before.base(), placement.base());
        changes.link(new LinkChange.Linked(placement.identifier(), via, evidence, null));
    }

    private void update(Placement placement) {
        placements.put(placement.identifier(), placement);
        changes.seenAgain(placement.identifier());
    }

    private Placement placed(Identifier identifier) {
        return Objects.requireNonNull(placements.get(identifier), "not placed");
    }

    private boolean joins(NeverLink rule, CustomerId one, CustomerId other) {
        return customerOf(rule.one()).equals(one) && customerOf(rule.other()).equals(other);
    }
}
