package io.continuo.journey.query;

/** What all partitions together say, and on what it rests. */
public record Answered<P>(P counts, Basis basis) {}
