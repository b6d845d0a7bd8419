package io.continuo.journey.reading;

/** What a question about journeys comes to. */
sealed interface Answer<T> {

    /** The answer itself. */
    record Found<T>(T value) implements Answer<T> {}

    /** There is nothing to answer with. */
    record Refused<T>(Rejected why) implements Answer<T> {}
}
