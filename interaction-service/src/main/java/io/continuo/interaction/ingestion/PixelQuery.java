package io.continuo.interaction.ingestion;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.MultivaluedMap;
import java.nio.charset.StandardCharsets;

/** An event of the tracking API in the query of an address: a dot in a name leads into an object. */
final class PixelQuery {

    private static final int MAX_LEVELS = 5;

    private PixelQuery() {}

    static Submission event(MultivaluedMap<String, String> query, TrackingCall call, Arrival arrival) {
        ObjectNode event = JsonNodeFactory.instance.objectNode();
        query.forEach((name, values) -> put(event, name, values.getFirst()));
        event.put("type", call.type());
        event.remove("writeKey");
        int bytes = event.toString().getBytes(StandardCharsets.UTF_8).length;
        return Submission.of(Form.TRACKING, event, bytes, arrival);
    }

    private static void put(ObjectNode event, String name, String value) {
        String[] path = name.split("\\.", MAX_LEVELS);
        ObjectNode place = event;
        for (int i = 0; i < path.length - 1; i++) {
            place = place.get(path[i]) instanceof ObjectNode known ? known : place.putObject(path[i]);
        }
        place.put(path[path.length - 1], value);
    }
}
