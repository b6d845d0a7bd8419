package io.continuo.identity.vault;

import io.continuo.events.CustomerId;
import io.continuo.identity.Rows;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlClient;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.SqlResult;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/**
 * Hands out data keys. An owner is a base customer, or the id of anything else that holds personal values for a while,
 * such as an import. A key lives exactly as long as its row: destroyed with its transaction, it is gone for good.
 */
@Singleton
public class Vault {

    private static final int CACHED_KEYS = 50_000;
    private static final Duration CACHED_FOR = Duration.ofMinutes(5);

    private static final String CREATE = """
            INSERT INTO data_keys (owner, master, wrapped)
            SELECT * FROM unnest($1::uuid[], $2::text[], $3::bytea[])
            """;

    private static final String READ = "SELECT owner, master, wrapped FROM data_keys WHERE owner = ANY ($1)";

    private static final String DESTROY = "DELETE FROM data_keys WHERE owner = ANY ($1)";

    private final MasterKeys masters;
    private final KeyCache cache;

    Vault(MasterKeys masters, InstantSource clock) {
        this.masters = masters;
        this.cache = new KeyCache(CACHED_KEYS, CACHED_FOR, clock);
    }

    /** Keys for base customers that this transaction founds, all in one statement. */
    public Uni<Keyring> create(SqlConnection tx, Collection<CustomerId> founded) {
        return createFor(tx, owners(founded));
    }

    /** Keys of base customers; one statement for those that are not at hand, none where all are. */
    public Uni<Keyring> keyring(SqlClient client, Collection<CustomerId> bases) {
        return keyringFor(client, owners(bases));
    }

    /** Makes everything that was sealed for these base customers unreadable. */
    public Uni<Integer> destroy(SqlConnection tx, Collection<CustomerId> bases) {
        return destroyFor(tx, owners(bases));
    }

    /** As {@link #create}, for owners that have no key yet. */
    public Uni<Keyring> createFor(SqlConnection tx, Set<UUID> owners) {
        if (owners.isEmpty()) {
            return Uni.createFrom().item(new Keyring(Map.of()));
        }
        Map<UUID, SecretKey> keys = new LinkedHashMap<>();
        owners.stream().sorted().forEach(owner -> keys.put(owner, AesGcm.newKey()));
        List<MasterKeys.Wrapped> wrapped = new ArrayList<>();
        keys.forEach((owner, key) -> wrapped.add(masters.wrap(owner, key)));
        Tuple columns = Tuple.of(
                keys.keySet().toArray(UUID[]::new),
                Rows.texts(wrapped, MasterKeys.Wrapped::master),
                Rows.bytes(wrapped, MasterKeys.Wrapped::bytes));
        Map<UUID, DataKey> usable = new HashMap<>();
        keys.forEach((owner, key) -> usable.put(owner, new DataKey(owner, key)));
        return tx.preparedQuery(CREATE)
                .execute(columns)
                .invoke(() -> usable.forEach(cache::put))
                .replaceWith(new Keyring(usable));
    }

    /** As {@link #keyring}, for any owners. */
    public Uni<Keyring> keyringFor(SqlClient client, Set<UUID> owners) {
        Map<UUID, DataKey> keys = new HashMap<>();
        Set<UUID> missing = new HashSet<>();
        for (UUID owner : owners) {
            @Nullable DataKey key = cache.get(owner);
            if (key == null) {
                missing.add(owner);
            } else {
                keys.put(owner, key);
            }
        }
        return missing.isEmpty()
                ? Uni.createFrom().item(new Keyring(keys))
                : client.preparedQuery(READ)
                        .execute(Tuple.of(missing.toArray(UUID[]::new)))
                        .invoke(rows -> rows.forEach(row -> keys.put(row.getUUID("owner"), unwrap(row))))
                        .replaceWith(new Keyring(keys));
    }

    /** As {@link #destroy}, for any owners. */
    public Uni<Integer> destroyFor(SqlConnection tx, Set<UUID> owners) {
        cache.forget(owners);
        return tx.preparedQuery(DESTROY)
                .execute(Tuple.of(owners.toArray(UUID[]::new)))
                .map(SqlResult::rowCount)
                .invoke(() -> cache.forget(owners));
    }

    static UUID owner(CustomerId base) {
        return UUID.fromString(base.value());
    }

    private DataKey unwrap(Row row) {
        UUID owner = row.getUUID("owner");
        MasterKeys.Wrapped wrapped = new MasterKeys.Wrapped(row.getString("master"), Rows.bytes(row, "wrapped"));
        DataKey key = new DataKey(owner, masters.unwrap(owner, wrapped));
        cache.put(owner, key);
        return key;
    }

    private static Set<UUID> owners(Collection<CustomerId> bases) {
        return bases.stream().map(Vault::owner).collect(Collectors.toUnmodifiableSet());
    }
}
