package io.continuo.journey.placement;

/** Says nothing; it makes the topics between the steps begin new segments, so that the old ones can be deleted. */
public record Seal() implements News {}
