package io.continuo.interaction.ingestion;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.continuo.interaction.cloudevents.BinaryMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** CloudEvents of every mode as submissions in the JSON event format. */
final class CloudEventBody {

    private CloudEventBody() {}

    static List<Submission> batch(byte[] body, int max, Arrival arrival) {
        return JsonItems.array(body, max).stream()
                .map(item -> Submission.of(Form.CLOUDEVENT, item.json(), item.bytes(), arrival))
                .toList();
    }

    static Submission structured(byte[] body, Arrival arrival) {
        if (!(JsonItems.one(body) instanceof ObjectNode event)) {
            throw Bodies.malformed("Send a JSON object; an array is application/cloudevents-batch+json.");
        }
        return Submission.of(Form.CLOUDEVENT, event, body.length, arrival);
    }

    static Submission binary(BinaryMode mode, @Nullable String contentType, byte[] body, Arrival arrival) {
        ObjectNode event = mode.with(contentType, body, JsonItems::one);
        int bytes = event.toString().getBytes(StandardCharsets.UTF_8).length;
        return Submission.of(Form.CLOUDEVENT, event, bytes, arrival);
    }
}
