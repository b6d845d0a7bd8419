package io.continuo.interaction.ingestion;

import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The ids that Kafka acknowledged to this process last, as many as fit: what SDKs send again, they send again soon. */
@Singleton
class RecentIds {

    /** Ids of at most 255 characters: some 20 MB where senders use UUIDs, four times as much at the very most. */
    static final int CAPACITY = 100_000;

    private final Map<String, Boolean> ids = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > CAPACITY;
        }
    };

    synchronized Set<String> among(Collection<String> asked) {
        return asked.stream().filter(ids::containsKey).collect(Collectors.toUnmodifiableSet());
    }

    synchronized void add(Collection<String> acknowledged) {
        acknowledged.forEach(id -> ids.put(id, Boolean.TRUE));
    }
}
