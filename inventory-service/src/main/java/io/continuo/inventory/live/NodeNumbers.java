package io.continuo.inventory.live;

import io.continuo.inventory.catalog.NodeId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Gives every node a small number for as long as this process lives; nodes are never deleted. */
final class NodeNumbers {

    private final Map<String, Integer> numbers = new ConcurrentHashMap<>();

    int of(String node) {
        Integer known = numbers.get(node);
        return known == null ? added(node) : known;
    }

    int of(NodeId node) {
        return of(node.value());
    }

    private synchronized int added(String node) {
        return numbers.computeIfAbsent(node, key -> numbers.size());
    }
}
