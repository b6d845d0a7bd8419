package io.continuo.identity.matching;

import io.continuo.events.CustomerId;

/** What matching found out about one record. Scores are match probabilities from 0 to 1. */
public sealed interface MatchOutcome {

    RecordKey key();

    /**
     * It is the same person as another record.
     *
     * @param customer who both are now
     * @param score of the best of the pairs that were linked
     */
    record Linked(RecordKey key, CustomerId customer, double score) implements MatchOutcome {}

    /**
     * It may be the same person as another record, and a steward is asked.
     *
     * @param score of the best of the pairs in question
     */
    record ToReview(RecordKey key, double score) implements MatchOutcome {}

    /** It is like no other record, or has nothing to compare. */
    record Alone(RecordKey key) implements MatchOutcome {}
}
