package io.continuo.identity.graph;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/** Names a merge for its undoing. */
public record MergeId(@JsonValue UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
