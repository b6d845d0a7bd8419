package io.continuo.journey.stage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.continuo.events.Channel;
import io.continuo.events.EventJson;
import io.continuo.events.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefaultStageRulesTest {

    private final StageRules rules = StageRules.defaults();

    @ParameterizedTest(name = "{0} on {1} {2} is {3}")
    @CsvFileSource(resources = "default-stages.csv", delimiter = '|', numLinesToSkip = 1)
    void everyEventOfTheCatalogueHasItsStage(String type, String channel, @Nullable String properties, String stage) {
        assertThat(rules.stageOf(type, new Channel(channel), json(properties)))
                .isEqualTo(Stage.valueOf(stage.toUpperCase(Locale.ROOT)));
    }

    @Test
    void theyAgreeWithTheStagesThatTheCatalogueNames() throws IOException {
        JsonNode catalogue = EventJson.MAPPER.readTree(Files.readAllBytes(Path.of(
                "../interaction-service/src/main/resources/io/continuo/interaction/catalogue/standard-types.json")));

        assertThat(catalogue.path("types"))
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(
                                rules.stageOf(entry.path("type").asText(), new Channel("web"), Map.of()))
                        .as(entry.path("type").asText())
                        .isEqualTo(Stage.valueOf(entry.path("stage").asText().toUpperCase(Locale.ROOT))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Order Completed", "order_completed", "ORDER-COMPLETED", "Order Placed", "In-store purchase"})
    void theseCompleteAPurchase(String type) {
        assertThat(rules.completesPurchase(type)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Order Refunded", "Checkout Started", "Product Viewed", "Pre Order Completed Page", ""})
    void theseDoNotCompleteAPurchase(String type) {
        assertThat(rules.completesPurchase(type)).isFalse();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> json(@Nullable String properties) {
        return properties == null ? Map.of() : EventJson.read(properties.replace('\'', '"'), Map.class);
    }
}
