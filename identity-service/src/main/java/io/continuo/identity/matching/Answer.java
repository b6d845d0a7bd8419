package io.continuo.identity.matching;

/**
 * What a steward said about a review.
 *
 * @param accepted whether the two are one person
 * @param neverLink whether the two are kept apart from now on, whatever else connects them; of a rejection
 */
record Answer(boolean accepted, String reason, boolean neverLink, String by) {}
