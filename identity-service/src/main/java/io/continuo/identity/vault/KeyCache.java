package io.continuo.identity.vault;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Unwrapped keys, those used last and for a limited time, so that one destroyed elsewhere is forgotten here, too. */
final class KeyCache {

    private record Cached(DataKey key, Instant until) {}

    private final int size;
    private final Duration lifetime;
    private final InstantSource clock;
    private final Map<UUID, Cached> entries;

    KeyCache(int size, Duration lifetime, InstantSource clock) {
        this.size = size;
        this.lifetime = lifetime;
        this.clock = clock;
        this.entries = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<UUID, Cached> eldest) {
                return size() > KeyCache.this.size;
            }
        };
    }

    synchronized @Nullable DataKey get(UUID owner) {
        Cached entry = entries.get(owner);
        if (entry == null || entry.until().isAfter(clock.instant())) {
            return entry == null ? null : entry.key();
        }
        entries.remove(owner);
        return null;
    }

    synchronized void put(UUID owner, DataKey key) {
        entries.put(owner, new Cached(key, clock.instant().plus(lifetime)));
    }

    synchronized void forget(Collection<UUID> owners) {
        owners.forEach(entries::remove);
    }
}
