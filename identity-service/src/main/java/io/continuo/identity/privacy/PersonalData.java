package io.continuo.identity.privacy;

import io.continuo.identity.graph.Person;
import io.continuo.outbox.OutboxMessage;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.List;
import java.util.Map;

/**
 * One kind of personal data in this service. Every bean of this type takes part in every erasure and every export; what
 * is sealed with the person's keys is unreadable after an erasure in any case, its rows go because nobody needs them.
 */
public interface PersonalData {

    /**
     * Removes what is kept of the person, in the transaction that destroys its keys; the person is locked.
     *
     * @return how many of what, for the receipt; names nobody
     */
    default Uni<Map<String, Long>> erase(SqlConnection tx, Person person) {
        return Uni.createFrom().item(Map.of());
    }

    /** Tombstones for what was told of the person in the log; asked before anything is erased. */
    default Uni<List<OutboxMessage>> tombstones(SqlConnection tx, Person person) {
        return Uni.createFrom().item(List.of());
    }

    /** What is kept of the person, by name; the values are written as JSON. */
    default Uni<Map<String, Object>> export(SqlClient client, Person person) {
        return Uni.createFrom().item(Map.of());
    }
}
