package io.continuo.identity.graph;

import io.continuo.events.IdentifierType;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** How many identifiers of each type a customer has, shared ones not counted. */
final class Holdings {

    private final Map<IdentifierType, Integer> counts;

    Holdings(Map<IdentifierType, Integer> counts) {
        this.counts = new HashMap<>(counts);
    }

    int of(IdentifierType type) {
        return counts.getOrDefault(type, 0);
    }

    Set<IdentifierType> types() {
        return counts.keySet();
    }

    void add(IdentifierType type, int number) {
        counts.merge(type, number, Integer::sum);
    }

    void addAll(Holdings others) {
        others.counts.forEach(this::add);
    }
}
