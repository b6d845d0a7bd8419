package io.continuo.journey.placement;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.continuo.events.CustomerId;
import java.time.Instant;

/** News about one identifier. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Arrival.Met.class, name = "met"),
    @JsonSubTypes.Type(value = Arrival.Mapped.class, name = "mapped"),
    @JsonSubTypes.Type(value = Arrival.Erased.class, name = "erased")
})
public sealed interface Arrival {

    /** A touchpoint is bound to it. */
    record Met(Touch touch) implements Arrival {}

    /** From this version of the map on it belongs to this customer. */
    record Mapped(CustomerId customer, long version, Instant at) implements Arrival {}

    /** Nothing that happened until then may be known of it any more. */
    record Erased(String requestId, Instant until) implements Arrival {}
}
