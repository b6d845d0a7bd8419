package io.continuo.journey.intake;

import io.continuo.journey.placement.Arrival;
import org.jspecify.annotations.Nullable;

/** A record after the attempt to read it. */
public sealed interface Received {

    /** It was read, and its key is the identifier it is about. */
    record Understood(Arrival arrival) implements Received {}

    /** It was not; value and key are as they came, the headers say where it came from and why it is parked. */
    record Parked(byte @Nullable [] value) implements Received {}
}
