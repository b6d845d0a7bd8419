package io.continuo.identity.matching;

import io.continuo.events.CustomerId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Collection;
import java.util.List;

/**
 * Keeps records and finds those that are the same person.
 *
 * <p>The two are apart, so that what is certain is never slowed by what is probable: a record is kept in the transaction
 * that resolves its identifiers, and matched in one of its own, once that is committed.
 */
public interface Matching {

    /** Most records of one call. */
    int MOST = 500;

    /** Keeps records that came alone; they are matched within seconds by whichever replica is free. */
    Uni<Void> keep(SqlConnection tx, List<NewRecord> records);

    /** Keeps records of a bulk; they are matched when {@link #match} is called for them. */
    Uni<Void> keepForLater(SqlConnection tx, List<NewRecord> records);

    /**
     * Estimates the model anew where enough records have come since the last time; called between keeping the last
     * record of a bulk and matching the first.
     */
    Uni<Void> learn();

    /** Forgets everything that is kept of these base customers, in the transaction that erases them. */
    Uni<Void> forget(SqlConnection tx, Collection<CustomerId> bases);

    /**
     * Matches records that were kept and committed, in transactions of its own. Those that were matched before and have
     * not changed since are answered as they were.
     *
     * @return one outcome per record, in the same order; {@code Alone} for records that are not kept
     */
    Uni<List<MatchOutcome>> match(List<RecordKey> records);
}
