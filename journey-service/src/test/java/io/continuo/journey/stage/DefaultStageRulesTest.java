package io.continuo.journey.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.events.Channel;
import io.continuo.events.EventJson;
import io.continuo.events.Stage;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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
