package io.continuo.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The stable id of a customer; it keeps resolving after a merge.
 *
 * @param value opaque, 1 to 64 characters
 */
public record CustomerId(@JsonValue String value) implements Comparable<CustomerId> {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CustomerId {
        if (value.isBlank() || value.length() > 64) {
            throw new IllegalArgumentException("a customer id has 1 to 64 characters");
        }
    }

    @Override
    public int compareTo(CustomerId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
