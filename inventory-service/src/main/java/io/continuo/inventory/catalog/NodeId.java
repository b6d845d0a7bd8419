package io.continuo.inventory.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A place that holds stock: a store, a distribution centre, a supplier.
 *
 * @param value 1 to 64 letters, digits and {@code . _ : -}
 */
public record NodeId(@JsonValue String value) implements Comparable<NodeId> {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public NodeId {
        Ids.check("a node id", value);
    }

    @Override
    public int compareTo(NodeId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
