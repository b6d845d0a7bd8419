package io.continuo.identity.graph;

import io.continuo.events.CustomerId;
import io.continuo.events.Identifier;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Identifiers as they were found: where each is placed, and whom that base customer belongs to. */
final class Found {

    private final Map<Identifier, Placement> placements = new HashMap<>();
    private final Map<CustomerId, CustomerId> customers = new HashMap<>();
    private final Map<Identifier, Tombstone> tombstones = new HashMap<>();
    private final Set<CustomerId> erased = new HashSet<>();

    void add(Placement placement, CustomerId customer) {
        placements.put(placement.identifier(), placement);
        customers.put(placement.base(), customer);
    }

    void add(Tombstone tombstone) {
        tombstones.put(tombstone.identifier(), tombstone);
    }

    void addErased(CustomerId base) {
        erased.add(base);
    }

    /** Those of the customer ids looked for that name somebody who was erased. */
    Set<CustomerId> erased() {
        return erased;
    }

    Collection<Tombstone> tombstones() {
        return tombstones.values();
    }

    Set<CustomerId> bases() {
        return Set.copyOf(customers.keySet());
    }

    Set<CustomerId> customers() {
        return Set.copyOf(customers.values());
    }

    Map<Identifier, CustomerId> byIdentifier() {
        Map<Identifier, CustomerId> byIdentifier = new HashMap<>();
        placements.forEach((identifier, placement) ->
                byIdentifier.put(identifier, customers.getOrDefault(placement.base(), placement.base())));
        return byIdentifier;
    }

    Collection<Placement> placements() {
        return placements.values();
    }

    /** The customers of those of the identifiers that somebody has. */
    Set<CustomerId> customersOf(Collection<Identifier> identifiers) {
        return identifiers.stream()
                .map(this::customerOf)
                .filter(Objects::nonNull)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether somebody who has one of the identifiers is among the customers. */
    boolean anyOf(Set<CustomerId> customers, Collection<Identifier> identifiers) {
        for (Identifier identifier : identifiers) {
            CustomerId customer = customerOf(identifier);
            if (customer != null && customers.contains(customer)) {
                return true;
            }
        }
        return false;
    }

    /**
     * What these identifiers alone say. Enough to see that a sighting changes nothing; to change something, more must be
     * known and locked.
     */
    Neighbourhood alone(Collection<Identifier> identifiers, Supplier<UUID> ids) {
        Neighbourhood graph = new Neighbourhood(ids);
        for (Identifier identifier : identifiers) {
            Tombstone tombstone = tombstones.get(identifier);
            if (tombstone != null) {
                graph.know(tombstone);
            }
            Placement placement = placements.get(identifier);
            if (placement != null) {
                graph.know(placement);
                graph.know(placement.base(), customers.getOrDefault(placement.base(), placement.base()));
            }
        }
        return graph;
    }

    private @Nullable CustomerId customerOf(Identifier identifier) {
        Placement placement = placements.get(identifier);
        return placement == null ? null : customers.get(placement.base());
    }
}
