package io.continuo.journey.maps;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.continuo.events.Channel;
import io.continuo.events.EventJson;
import io.continuo.events.Stage;
import io.continuo.journey.settings.Edition;
import io.continuo.journey.settings.SettingKey;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The map that comes with the service. */
class ReadyMapTest {

    private final JourneyMap map = JourneyMap.of(Edition.builtIn(new SettingKey("maps", "retail"), json()));

    @Test
    void itIsAsAnyMapHasToBe() {
        map.check();

        assertThat(map.title()).isNotBlank();
        assertThat(map.cells()).allSatisfy(cell -> {
            assertThat(cell.platforms()).isNotEmpty();
            assertThat(cell.dataSources()).isNotEmpty();
            assertThat(cell.responsibleAreas()).isNotEmpty();
        });
    }

    @Test
    void itHasAllStagesAndAllChannels() {
        assertThat(map.cells()).extracting(MapCell::stage).contains(Stage.values());
        assertThat(map.cells().stream().map(MapCell::channel).map(Channel::name).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(Channel.KNOWN);
    }

    private static JsonNode json() {
        try (InputStream json = JourneyMap.class.getResourceAsStream("retail.json")) {
            return EventJson.MAPPER.readTree(json);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
