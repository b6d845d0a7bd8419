package io.continuo.identity.vault;

import io.continuo.events.CustomerId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The data keys that one piece of work asked for; those that were destroyed are missing. */
public final class Keyring {

    private final Map<UUID, DataKey> keys;

    Keyring(Map<UUID, DataKey> keys) {
        this.keys = keys;
    }

    /** Of a base customer that nobody can erase meanwhile, as it is locked or was founded by this transaction. */
    public DataKey of(CustomerId base) {
        return find(base).orElseThrow(() -> new IllegalStateException("no key for " + base));
    }

    /** Empty where the base customer was erased: a reader leaves out what it cannot open. */
    public Optional<DataKey> find(CustomerId base) {
        return find(Vault.owner(base));
    }

    public Optional<DataKey> find(UUID owner) {
        return Optional.ofNullable(keys.get(owner));
    }
}
