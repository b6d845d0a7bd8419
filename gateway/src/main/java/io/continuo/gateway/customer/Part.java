package io.continuo.gateway.customer;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** What one service said of the customer. */
sealed interface Part {

    record Present(JsonNode json) implements Part {}

    /** The service answered that it has nothing. */
    record Absent() implements Part {}

    /** The service did not answer, or nonsense. */
    record Unavailable() implements Part {}

    default @Nullable JsonNode json() {
        return this instanceof Present present ? present.json() : null;
    }
}
