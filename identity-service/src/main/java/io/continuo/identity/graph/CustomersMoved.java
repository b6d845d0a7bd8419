package io.continuo.identity.graph;

import io.continuo.events.CustomerId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.Set;

/** Told in the same transaction that these customers consist of other base customers than before. */
public interface CustomersMoved {

    Uni<Void> restate(SqlConnection tx, Set<CustomerId> customers, Instant at);
}
