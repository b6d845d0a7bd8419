package io.continuo.identity.graph;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Connected components, the plainest way there is. */
final class Components<T> {

    private final Map<T, Set<T>> componentOf = new HashMap<>();

    Components(Collection<T> nodes) {
        nodes.forEach(node -> componentOf.put(node, new HashSet<>(Set.of(node))));
    }

    void join(T one, T other) {
        Set<T> joined = componentOf.get(one);
        joined.addAll(componentOf.get(other));
        joined.forEach(node -> componentOf.put(node, joined));
    }

    boolean connects(T one, T other) {
        return componentOf.get(one).contains(other);
    }

    Set<Set<T>> all() {
        return new HashSet<>(componentOf.values());
    }
}
