package io.continuo.journey.query;

import io.continuo.journey.columns.Snapshot;
import java.util.Set;

/**
 * A question about all journeys. Every partition answers for its customers, wherever it is, and what they say adds up.
 *
 * <p>It travels to other instances as JSON: a record of records, lists, enums, times and the like, which Jackson writes and
 * reads by itself. What depends on the clock is part of it, so that all instances answer the same. Its kind is made known
 * by a {@link QuestionKind}.
 */
public interface Question<P extends Partial<P>> {

    /** The properties that must have a column. */
    Set<String> properties();

    /**
     * What the customers of one partition come to.
     *
     * @throws Unanswerable when they show that there is no answer
     */
    P count(Snapshot snapshot);

    /**
     * Reads what {@link Partial#write} wrote, on another instance.
     *
     * @throws PartialInput.Malformed when it is something else
     */
    P read(PartialInput in);
}
