package io.continuo.identity.graph;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** One order for all that is told about customers: what is told later has the higher version. */
public final class MapVersions {

    private static final String NEXT = "SELECT nextval('map_version') AS version";

    private MapVersions() {}

    /** Of whoever holds the customers it is told about; one that is not used is missed by nobody. */
    public static Uni<Long> next(SqlConnection tx) {
        return tx.query(NEXT).execute().map(rows -> rows.iterator().next().getLong("version"));
    }
}
