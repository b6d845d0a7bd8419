package io.continuo.journey.intake;

import io.continuo.journey.placement.Arrival;

/** A record after the attempt to read it. */
public sealed interface Received {

    /** It was read, and its key is the identifier it is about. */
    record Understood(Arrival arrival) implements Received {}

    /** It was not; the headers say where it is and why it is parked. It stays there alone, or it could not be forgotten. */
    record Parked() implements Received {}
}
