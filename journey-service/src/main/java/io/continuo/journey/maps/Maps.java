package io.continuo.journey.maps;

import com.fasterxml.jackson.databind.JsonNode;
import io.continuo.events.EventJson;
import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.continuo.journey.settings.Edition;
import io.continuo.journey.settings.SettingKey;
import io.continuo.journey.settings.Settings;
import io.continuo.journey.settings.Shelf;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The maps of a company; one comes with the service. */
@ApplicationScoped
class Maps {

    private static final String KIND = "maps";
    private static final String READY = "retail";
    private static final int MOST = 200;
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");

    private final Settings settings;

    Maps(Settings settings, Shelf shelf) {
        this.settings = settings;
        shelf.builtIn(Edition.builtIn(key(READY), ready()));
    }

    private static JsonNode ready() {
        try (InputStream json = Maps.class.getResourceAsStream(READY + ".json")) {
            return EventJson.MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The latest versions, by name. */
    List<Edition> all() {
        return settings.all(KIND);
    }

    /**
     * A version of a map.
     *
     * @param version null: the latest
     * @throws io.quarkiverse.resteasy.problem.HttpProblem {@code not-found}
     */
    Edition get(String name, @Nullable Integer version) {
        return (version == null ? settings.latest(key(name)) : settings.version(key(name), version))
                .orElseThrow(() -> Problems.of(
                        StandardProblem.NOT_FOUND,
                        version == null ? "There is no such map." : "The map has no such version."));
    }

    /** The versions of a map, the latest first; see {@link #get}. */
    List<Edition> versions(String name) {
        get(name, null);
        return settings.versions(key(name));
    }

    /**
     * Draws a map, or draws it anew.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem {@code invalid-field}, {@code precondition-failed}, {@code
     *     unavailable}
     */
    Edition put(String name, @Nullable String ifMatch, String by, JourneyMap map) {
        if (!NAME.matcher(name).matches()) {
            throw Problems.invalid("/name", "1 to 64 of a to z, 0 to 9, - and _, beginning with a letter or digit");
        }
        map.check();
        if (settings.latest(key(name)).isEmpty() && all().size() >= MOST) {
            throw Problems.invalid("/name", "there are " + MOST + " maps already");
        }
        return settings.put(key(name), ifMatch, by, map);
    }

    /**
     * Takes a map away, with all its versions.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem {@code not-found}, {@code precondition-failed}, {@code unavailable}
     */
    void delete(String name, @Nullable String ifMatch) {
        get(name, null);
        settings.delete(key(name), ifMatch);
    }

    private static SettingKey key(String name) {
        return new SettingKey(KIND, name);
    }
}
