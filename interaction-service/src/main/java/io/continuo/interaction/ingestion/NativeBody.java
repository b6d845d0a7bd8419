package io.continuo.interaction.ingestion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The bodies of the native API as submissions. */
final class NativeBody {

    private static final int SHOWN = 1_000;

    private NativeBody() {}

    static List<Submission> array(byte[] body, int max, Arrival arrival) {
        return JsonItems.list(body, max).stream()
                .map(item -> Submission.of(Form.NATIVE, item.json(), item.bytes(), arrival))
                .toList();
    }

    static List<Submission> lines(List<Lines.Line> chunk, Arrival arrival) {
        return chunk.stream()
                .map(line -> Submission.of(Form.NATIVE, json(line), line.bytes(), arrival))
                .toList();
    }

    /** A line that is no JSON is kept as the text it is, cut where it is long; it will be refused for not being an object. */
    private static JsonNode json(Lines.Line line) {
        try {
            return JsonItems.one(line.text());
        } catch (HttpProblem e) {
            String text = new String(line.text(), 0, Math.min(line.text().length, SHOWN), StandardCharsets.UTF_8);
            return JsonNodeFactory.instance.textNode(text);
        }
    }
}
