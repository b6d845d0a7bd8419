package io.continuo.journey.funnel;

import io.continuo.journey.query.Where;

/**
 * A touchpoint that must not happen between two steps of an attempt: later than the one, earlier than the other.
 *
 * @param after number of the step before, from 0 on
 * @param before number of the step after
 */
public record Exclusion(Where where, int after, int before) {}
