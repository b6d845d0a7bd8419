package io.continuo.journey.stage;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import io.continuo.events.Channel;
import io.continuo.events.EventJson;
import io.continuo.events.Stage;
import io.continuo.journey.row.JsonRow;
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
        return of(defaultValue(), 1);
    }

    /** The JSON of {@link #defaults}. */
    static JsonNode defaultValue() {
        try (InputStream json = StageRules.class.getResourceAsStream(DEFAULTS)) {
            return EventJson.MAPPER.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a version of the rules. */
    static StageRules of(JsonNode value, int version) {
        StageRules read = JsonRow.read(JsonRow.write(value), StageRules.class);
        return new StageRules(version, read.purchases, read.rules, read.otherwise);
    }

    /** What the rules ask of properties. */
    StageTests tests() {
        return new StageTests(rules.stream().flatMap(StageRule::tests));
    }

    /** The stage of a touchpoint whose sender did not name one. */
    public Stage stageOf(String type, Channel channel, Map<String, @Nullable Object> properties) {
        return Staging.of(this).stageOf(type, channel, properties);
    }

    /** Whether a touchpoint of this type is the moment something was bought. */
    public boolean completesPurchase(String type) {
        String words = TypePattern.words(type);
        return purchases.stream().anyMatch(pattern -> pattern.matches(words));
    }
}
