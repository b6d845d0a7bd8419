package io.continuo.journey.export;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.continuo.events.CustomerId;
import io.continuo.journey.customer.Step;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * OCEL 2.0 in JSON: touchpoints are events of customers and, where they name one, of orders. Objects stand behind the
 * events in the document, so they wait in a file that is deleted with the writer.
 *
 * <p>Ids are unique, also where two customers have told of one touchpoint or order: they end with the customer's. So an event
 * has the same id in every export while the customer is the same, which it had not if only those that came again were told
 * apart.
 */
final class OcelJourneys implements JourneyWriter {

    private static final List<String> ATTRIBUTES =
            List.of("touchpoint", "channel", "stage", "source", "kind", "bound_by", "properties");
    private static final String CUSTOMER = "customer";
    private static final String ORDER = "order";

    private final JsonGenerator json;
    private final Path waiting;
    private final JsonGenerator objects;
    private final Set<String> types = new TreeSet<>();

    OcelJourneys(OutputStream out) throws IOException {
        JsonFactory factory = new JsonFactory().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        json = factory.createGenerator(out, JsonEncoding.UTF8);
        waiting = Files.createTempFile("ocel-objects", ".json");
        objects = new JsonFactory().createGenerator(Files.newOutputStream(waiting), JsonEncoding.UTF8);
        objects.writeStartArray();
        json.writeStartObject();
        json.writeArrayFieldStart("events");
    }

    @Override
    public void write(CustomerId customer, List<Step> steps) throws IOException {
        String owner = customer.value();
        object(owner, CUSTOMER, null);
        Set<String> orders = new HashSet<>();
        for (Step step : steps) {
            EventRow row = EventRow.of(owner, step);
            event(row);
            if (row.order() != null && orders.add(row.order())) {
                object(of(owner, "order:" + row.order()), ORDER, owner);
            }
        }
    }

    @Override
    public void end() throws IOException {
        json.writeEndArray();
        json.writeArrayFieldStart("eventTypes");
        for (String type : types) {
            json.writeStartObject();
            json.writeStringField("name", type);
            json.writeArrayFieldStart("attributes");
            for (String attribute : ATTRIBUTES) {
                json.writeStartObject();
                json.writeStringField("name", attribute);
                json.writeStringField("type", "string");
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
        objectTypes();
        objects();
        json.writeEndObject();
        json.close();
    }

    @Override
    public void discard() throws IOException {
        objects.close();
        Files.deleteIfExists(waiting);
    }

    private void event(EventRow row) throws IOException {
        types.add(row.event());
        json.writeStartObject();
        json.writeStringField("id", of(row.customer(), row.touchpoint()));
        json.writeStringField("type", row.event());
        json.writeStringField("time", row.timestamp().toString());
        json.writeArrayFieldStart("attributes");
        attribute("touchpoint", row.touchpoint());
        attribute("channel", row.channel());
        attribute("stage", row.stage());
        if (row.source() != null) {
            attribute("source", row.source());
        }
        attribute("kind", row.kind());
        attribute("bound_by", row.boundBy());
        attribute("properties", row.properties());
        json.writeEndArray();
        json.writeArrayFieldStart("relationships");
        relationship(json, row.customer(), CUSTOMER);
        if (row.order() != null) {
            relationship(json, of(row.customer(), "order:" + row.order()), ORDER);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void attribute(String name, String value) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", name);
        json.writeStringField("value", value);
        json.writeEndObject();
    }

    private void object(String id, String type, @Nullable String owner) throws IOException {
        objects.writeStartObject();
        objects.writeStringField("id", id);
        objects.writeStringField("type", type);
        objects.writeArrayFieldStart("attributes");
        objects.writeEndArray();
        objects.writeArrayFieldStart("relationships");
        if (owner != null) {
            relationship(objects, owner, CUSTOMER);
        }
        objects.writeEndArray();
        objects.writeEndObject();
    }

    private static void relationship(JsonGenerator json, String object, String qualifier) throws IOException {
        json.writeStartObject();
        json.writeStringField("objectId", object);
        json.writeStringField("qualifier", qualifier);
        json.writeEndObject();
    }

    private void objectTypes() throws IOException {
        json.writeArrayFieldStart("objectTypes");
        for (String type : List.of(CUSTOMER, ORDER)) {
            json.writeStartObject();
            json.writeStringField("name", type);
            json.writeArrayFieldStart("attributes");
            json.writeEndArray();
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void objects() throws IOException {
        objects.writeEndArray();
        objects.close();
        json.writeFieldName("objects");
        json.writeRawValue("");
        json.flush();
        if (json.getOutputTarget() instanceof OutputStream out) {
            Files.copy(waiting, out);
        }
    }

    private static String of(String customer, String id) {
        return id + "@" + customer;
    }
}
