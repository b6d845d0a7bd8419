package io.continuo.journey.settings;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.continuo.http.Etags;
import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.continuo.journey.row.JsonRow;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads and changes settings. A change is in force on all instances as soon as they have read it. Blocks. */
@ApplicationScoped
public class Settings {

    /** Versions of a setting that stay readable, where nothing else is said. */
    public static final int KEPT_VERSIONS = 100;

    private static final int MOST_ATTEMPTS = 5;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final Shelf shelf;
    private final SettingsLog log;
    private final InstantSource clock;

    Settings(Shelf shelf, SettingsLog log, InstantSource clock) {
        this.shelf = shelf;
        this.log = log;
        this.clock = clock;
    }

    /** @throws io.quarkiverse.resteasy.problem.HttpProblem {@code unavailable} until this instance has read what holds */
    public Optional<Edition> latest(SettingKey key) {
        check();
        return shelf.latest(key).filter(edition -> !edition.isDeletion());
    }

    /**
     * The number of the latest version, which a change can be based on, also of a deleted setting; 0 where there never was
     * any. See {@link #latest}.
     */
    public int latestVersion(SettingKey key) {
        check();
        return shelf.latest(key).map(Edition::version).orElse(0);
    }

    /** See {@link #latest}. */
    public Optional<Edition> version(SettingKey key, int version) {
        check();
        return shelf.version(key, version).filter(edition -> !edition.isDeletion());
    }

    /** The versions that are kept, the latest first; see {@link #latest}. */
    public List<Edition> versions(SettingKey key) {
        check();
        return shelf.versions(key).stream()
                .filter(edition -> !edition.isDeletion())
                .toList();
    }

    /** The latest version of every setting of a kind, by name; see {@link #latest}. */
    public List<Edition> all(String kind) {
        check();
        return shelf.all(kind).stream().filter(edition -> !edition.isDeletion()).toList();
    }

    /**
     * Decides. Saying again what holds makes no version.
     *
     * @param ifMatch the version that it was decided on; null: whatever holds
     * @param by who decides; null: the service
     * @param decided in the form of its JSON
     * @throws io.quarkiverse.resteasy.problem.HttpProblem {@code precondition-failed} when another version holds,
     *     {@code unavailable} when the broker does not take it
     */
    public Edition put(SettingKey key, @Nullable String ifMatch, @Nullable String by, Object decided) {
        return put(key, ifMatch, by, decided, KEPT_VERSIONS);
    }

    /**
     * The same for a setting of which fewer versions stay readable, because they are large.
     *
     * @param kept how many versions are
     */
    public Edition put(SettingKey key, @Nullable String ifMatch, @Nullable String by, Object decided, int kept) {
        check();
        return decide(key, ifMatch, by, JsonRow.read(JsonRow.write(decided), JsonNode.class), kept);
    }

    /**
     * Deletes: there is no such setting any more, and none of its versions is kept, but what came with the service; nor who
     * decided on them, or this. Versions of a later one of the name go on from here, so that what was read before is never
     * mistaken for it. Deleting what is not there does nothing.
     *
     * @param ifMatch see {@link #put}
     * @throws io.quarkiverse.resteasy.problem.HttpProblem see {@link #put}
     */
    public void delete(SettingKey key, @Nullable String ifMatch) {
        if (latest(key).isPresent()) {
            decide(key, ifMatch, null, NullNode.getInstance(), 1);
        }
    }

    /** @param kept how many versions are */
    private Edition decide(SettingKey key, @Nullable String ifMatch, @Nullable String by, JsonNode value, int kept) {
        try {
            for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
                Optional<Edition> latest = shelf.latest(key);
                int version = latest.map(Edition::version).orElse(0);
                Etags.check(ifMatch, version);
                if (latest.isPresent() && latest.get().value().equals(value)) {
                    return latest.get();
                }
                Edition next = new Edition(key, version + 1, clock.instant(), by, value);
                if (write(next, kept)) {
                    return next;
                }
            }
        } catch (SettingsLog.Unavailable e) {
            throw Problems.retryLater(StandardProblem.UNAVAILABLE, "Kafka does not answer.", RETRY_AFTER);
        }
        throw Problems.retryLater(StandardProblem.UNAVAILABLE, "Others are changing it, too.", RETRY_AFTER);
    }

    /** Whether nobody else was first. */
    private boolean write(Edition edition, int kept) {
        String entry =
                edition.key().kind() + "/" + edition.key().name() + "/" + edition.version() + "/" + UUID.randomUUID();
        log.write(entry, JsonRow.write(edition));
        if (!shelf.holds(entry)) {
            log.write(entry, null);
            return false;
        }
        shelf.olderThan(edition.key(), kept).forEach(old -> log.write(old, null));
        return true;
    }

    private void check() {
        if (!log.isRead()) {
            throw Problems.retryLater(StandardProblem.UNAVAILABLE, "Settings are being read.", RETRY_AFTER);
        }
    }
}
