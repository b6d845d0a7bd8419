package io.continuo.identity.customer;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;

/** Told in the same transaction what was said about people. */
public interface TraitsHeard {

    Uni<Void> heard(SqlConnection tx, List<Said> said);
}
