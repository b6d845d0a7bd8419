package io.continuo.identity.imports;

import io.continuo.identity.Rows;
import io.continuo.identity.vault.DataKey;
import io.continuo.identity.vault.Vault;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlClient;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A lane that is worked on.
 *
 * @param upTo lines up to this one are done
 * @param receivedAt when its import had arrived, which is when its sources said what they say
 */
record Lane(ImportId importId, short number, long upTo, DataKey key, Instant receivedAt) {

    /** The only row there is, if any, with the key of its import. */
    static Uni<Optional<Lane>> of(SqlClient client, Vault vault, RowSet<Row> rows, String upTo) {
        if (rows.size() == 0) {
            return Uni.createFrom().item(Optional.empty());
        }
        Row row = rows.iterator().next();
        ImportId id = new ImportId(row.getUUID("import_id"));
        return vault.keyringFor(client, Set.of(id.value()))
                .map(keys -> keys.find(id.value()).orElseThrow())
                .map(key -> Optional.of(
                        new Lane(id, row.getShort("lane"), row.getLong(upTo), key, Rows.instant(row, "received_at"))));
    }
}
