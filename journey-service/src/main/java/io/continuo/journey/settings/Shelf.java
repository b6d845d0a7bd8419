package io.continuo.journey.settings;

import io.continuo.journey.row.JsonRow;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What the log says, read entry by entry. Of several entries for one version the first in the log is that version: every
 * instance reads the same order, so all agree. Reading entries again changes nothing. Safe for several threads.
 */
@Singleton
public class Shelf {

    private static final Logger LOG = Logger.getLogger(Shelf.class);

    private final Map<SettingKey, NavigableMap<Integer, Kept>> settings = new HashMap<>();
    private final Map<String, Edition> entries = new HashMap<>();
    private final List<Consumer<Edition>> listeners = new CopyOnWriteArrayList<>();

    /** A version, and the entries that asked for its number, the first of which it is. */
    private record Kept(Edition edition, List<String> entries) {}

    /** What comes with the service, as version 1. */
    public synchronized void builtIn(Edition edition) {
        editions(edition.key()).put(edition.version(), new Kept(edition, new ArrayList<>()));
    }

    /** Is told every version that becomes the latest one, by the thread that reads the log. */
    public void listen(Consumer<Edition> listener) {
        listeners.add(listener);
    }

    /**
     * Reads an entry. One that cannot be understood is passed over: it is of a later release.
     *
     * @param value null when the entry was taken out
     */
    public void read(String entry, byte @Nullable [] value) {
        Edition edition = value == null ? null : understood(entry, value);
        boolean latest;
        synchronized (this) {
            if (value == null) {
                takeOut(entry);
            }
            latest = edition != null && put(entry, edition);
        }
        if (latest) {
            listeners.forEach(listener -> listener.accept(edition));
        }
    }

    private static @Nullable Edition understood(String entry, byte[] value) {
        try {
            return JsonRow.read(value, Edition.class);
        } catch (UncheckedIOException e) {
            LOG.warnf("Setting passed over entry=%s", entry);
            return null;
        }
    }

    private boolean put(String entry, Edition edition) {
        if (entries.putIfAbsent(entry, edition) != null) {
            return false;
        }
        NavigableMap<Integer, Kept> editions = editions(edition.key());
        Kept kept = editions.get(edition.version());
        if (kept != null) {
            kept.entries().add(entry);
            return false;
        }
        editions.put(edition.version(), new Kept(edition, new ArrayList<>(List.of(entry))));
        return editions.lastKey() == edition.version();
    }

    private void takeOut(String entry) {
        Edition edition = entries.remove(entry);
        if (edition == null) {
            return;
        }
        NavigableMap<Integer, Kept> editions = editions(edition.key());
        Kept kept = editions.get(edition.version());
        if (kept != null && kept.entries().remove(entry) && kept.entries().isEmpty()) {
            editions.remove(edition.version());
        }
    }

    /** Whether this entry is the version that it asked to be. */
    synchronized boolean holds(String entry) {
        Edition edition = entries.get(entry);
        Kept kept = edition == null ? null : editions(edition.key()).get(edition.version());
        return kept != null
                && !kept.entries().isEmpty()
                && kept.entries().getFirst().equals(entry);
    }

    /** The entries of all but the latest so many versions. */
    synchronized List<String> olderThan(SettingKey key, int newest) {
        return editions(key).descendingMap().values().stream()
                .skip(newest)
                .flatMap(kept -> kept.entries().stream())
                .toList();
    }

    /** The latest version of every setting of a kind, by name. */
    public synchronized List<Edition> all(String kind) {
        return settings.entrySet().stream()
                .filter(setting -> setting.getKey().kind().equals(kind)
                        && !setting.getValue().isEmpty())
                .map(setting -> setting.getValue().lastEntry().getValue().edition())
                .sorted(Comparator.comparing(edition -> edition.key().name()))
                .toList();
    }

    public synchronized Optional<Edition> latest(SettingKey key) {
        return Optional.ofNullable(editions(key).lastEntry())
                .map(Map.Entry::getValue)
                .map(Kept::edition);
    }

    public synchronized Optional<Edition> version(SettingKey key, int version) {
        return Optional.ofNullable(editions(key).get(version)).map(Kept::edition);
    }

    /** The versions that are kept, the latest first. */
    public synchronized List<Edition> versions(SettingKey key) {
        return editions(key).descendingMap().values().stream()
                .map(Kept::edition)
                .toList();
    }

    private NavigableMap<Integer, Kept> editions(SettingKey key) {
        return settings.computeIfAbsent(key, any -> new TreeMap<>());
    }
}
