package io.continuo.journey.placement;

/**
 * A part of an erasure that somebody else is to do and to report.
 *
 * @param name of the part within its request
 */
public record ErasureTask(String requestId, String name) {}
