package io.continuo.identity.customer;

import io.continuo.identity.graph.Person;
import io.continuo.identity.privacy.PersonalData;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.Map;

/** What sources said about a person: all of it, not only the last word. */
@Singleton
class TraitData implements PersonalData {

    private static final String DELETE = "DELETE FROM traits WHERE customer_id = ANY ($1)";

    /** More than all sources together say of anybody. */
    private static final int ALL = 1_000_000;

    private final Traits traits;

    TraitData(Traits traits) {
        this.traits = traits;
    }

    @Override
    public Uni<Map<String, Long>> erase(SqlConnection tx, Person person) {
        return tx.preparedQuery(DELETE)
                .execute(Tuple.of(person.baseIds()))
                .map(deleted -> Map.of("traits", (long) deleted.rowCount()));
    }

    @Override
    public Uni<Map<String, Object>> export(SqlClient client, Person person) {
        return traits.of(client, person.bases(), ALL).map(words -> Map.of("traits", words));
    }
}
