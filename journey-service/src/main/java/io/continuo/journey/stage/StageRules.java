package io.continuo.journey.stage;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.continuo.events.Channel;
import io.continuo.events.EventJson;
import io.continuo.events.Stage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The rules by which a touchpoint gets its stage; the first one that matches decides.
 *
 * @param version grows with every change of the rules, and is named by the answers computed with them
 * @param purchases the types that complete a purchase
 * @param rules in order of precedence
 * @param otherwise the stage of a touchpoint that no rule knows
 */
public record StageRules(int version, List<TypePattern> purchases, List<StageRule> rules, Stage otherwise) {

    private static final String DEFAULTS = "stage-rules.json";

    @JsonCreator
    public StageRules(
            @JsonProperty("version") int version,
            @JsonProperty("purchases") List<TypePattern> purchases,
            @JsonProperty("rules") List<StageRule> rules,
            @JsonProperty("otherwise") Stage otherwise) {
        this.version = version;
        this.purchases = List.copyOf(purchases);
        this.rules = List.copyOf(rules);
        this.otherwise = otherwise;
    }

    /** The rules for the event catalogue, as they come with the service. */
    public static StageRules defaults() {
        try (InputStream json = StageRules.class.getResourceAsStream(DEFAULTS)) {
            return EventJson.MAPPER.readValue(json, StageRules.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The stage of a touchpoint whose sender did not name one. */
    public Stage stageOf(String type, Channel channel, Map<String, @Nullable Object> properties) {
        String words = TypePattern.words(type);
        return rules.stream()
                .filter(rule -> rule.matches(words, channel, properties))
                .findFirst()
                .map(StageRule::stage)
                .orElse(otherwise);
    }

    /** Whether a touchpoint of this type is the moment something was bought. */
    public boolean completesPurchase(String type) {
        String words = TypePattern.words(type);
        return purchases.stream().anyMatch(pattern -> pattern.matches(words));
    }
}
