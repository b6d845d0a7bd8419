package io.continuo.journey.maps;

import com.fasterxml.jackson.databind.JsonNode;
import io.continuo.events.EventJson;
import io.continuo.journey.settings.Edition;
import io.continuo.journey.settings.NamedSettings;
import io.continuo.journey.settings.SettingKey;
import io.continuo.journey.settings.Settings;
import io.continuo.journey.settings.Shelf;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** The maps of a company; one comes with the service. */
@ApplicationScoped
class Maps {

    private static final String KIND = "maps";
    private static final String READY = "retail";
    private static final int MOST = 200;

    private final NamedSettings maps;

    Maps(Settings settings, Shelf shelf) {
        this.maps = new NamedSettings(settings, KIND, "map", MOST, Settings.KEPT_VERSIONS);
        shelf.builtIn(Edition.builtIn(new SettingKey(KIND, READY), ready()));
    }

    private static JsonNode ready() {
        try (InputStream json = Maps.class.getResourceAsStream(READY + ".json")) {
            return EventJson.MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    NamedSettings drawn() {
        return maps;
    }

    /**
     * Draws a map, or draws it anew.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem {@code invalid-field}, {@code precondition-failed}, {@code
     *     unavailable}
     */
    Edition put(String name, @Nullable String ifMatch, String by, JourneyMap map) {
        map.check();
        return maps.put(name, ifMatch, by, map);
    }
}
