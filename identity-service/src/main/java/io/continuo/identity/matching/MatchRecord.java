package io.continuo.identity.matching;

import io.continuo.events.CustomerId;

/**
 * A record that is kept.
 *
 * @param base the base customer it is of
 * @param customer whom that belongs to now
 * @param revision counts the changes of what it says
 */
record MatchRecord(long id, RecordKey key, CustomerId base, CustomerId customer, Person person, int revision) {}
