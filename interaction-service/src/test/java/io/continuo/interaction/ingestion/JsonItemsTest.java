package io.continuo.interaction.ingestion;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An item nobody can read to its bottom costs itself, not those beside it. */
class JsonItemsTest {

    private static final String GOOD = "{\"id\":\"a]\\\"}{\",\"n\":1.50}";

    private static List<JsonNode> items(String body) {
        return JsonItems.list(body.getBytes(UTF_8), 10).stream()
                .map(JsonItems.Item::json)
                .toList();
    }

    private static int depth(JsonNode node) {
        int deepest = 0;
        for (JsonNode child : node) {
            deepest = Math.max(deepest, depth(child));
        }
        return node.isContainerNode() ? deepest + 1 : 0;
    }

    private static String deep(String open, String close) {
        return "{\"id\":\"deep\",\"properties\":{\"a\":" + open.repeat(10_000) + close.repeat(10_000)
                + ",\"b\":\"]\"}}";
    }

    @ParameterizedTest
    @ValueSource(strings = {"[|]", "{\"a\":|}", "[1,|,2]", "[\"[\\\"[\",|,{\"x\":[]}]"})
    void theOthersAreReadAsTheyWere(String level) {
        String[] around = level.split("\\|");
        String inner = level.startsWith("{") ? "{}" : "[]";
        String deep = deep(around[0], around[1]).replaceFirst("(?<=:)(?=})", inner);
        List<JsonNode> items = items("[" + GOOD + "," + deep.replace(around[0] + around[1], inner) + "," + GOOD + "]");

        assertThat(items).hasSize(3);
        assertThat(items.get(0).toString()).isEqualTo(GOOD);
        assertThat(items.get(2).toString()).isEqualTo(GOOD);
        assertThat(items.get(1).path("id").asText()).isEqualTo("deep");
        assertThat(items.get(1).path("properties").path("b").asText()).isEqualTo("]");
        assertThat(depth(items.get(1))).isBetween(Judge.MAX_DEPTH + 1, 1_000);
    }

    @Test
    void anItemBesideADeepOneHasItsOwnLength() {
        assertThat(JsonItems.batch(("{\"batch\":[" + deep("[", "]") + "," + GOOD + "]}").getBytes(UTF_8), 10)
                        .items()
                        .getLast()
                        .bytes())
                .isEqualTo(GOOD.length());
    }

    @Test
    void whatIsNotClosedIsMalformed() {
        assertThatExceptionOfType(HttpProblem.class).isThrownBy(() -> items("[" + GOOD + "," + "[".repeat(10_000)));
        assertThatExceptionOfType(HttpProblem.class).isThrownBy(() -> items("[" + GOOD + "," + deep("[", "") + "]"));
    }
}
