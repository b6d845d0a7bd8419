package io.continuo.journey.placement;

/** What step one tells the others. */
public sealed interface News permits Placement, OrderClaim, ErasurePart, Seal {}
