package io.continuo.journey.intake;

/** A record after the attempt to read it. */
public sealed interface Received<T> {

    /** It was read, and its key is what it is about. */
    record Understood<T>(T news) implements Received<T> {}

    /** It was not; the headers say where it is and why it is parked. It stays there alone, or it could not be forgotten. */
    record Parked<T>() implements Received<T> {}
}
