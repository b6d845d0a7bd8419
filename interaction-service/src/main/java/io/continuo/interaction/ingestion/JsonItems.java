package io.continuo.interaction.ingestion;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.continuo.http.Problems;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the JSON of the ingestion: numbers exact, the length of each item known. What is not well-formed as a whole
 * is a problem of the request; what is wrong inside an item is not looked at here.
 */
final class JsonItems {

    /** Jackson's own bound on nesting (1,000) and on the length of names and numbers stays in force. */
    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private static final ObjectReader ALONE =
            MAPPER.readerFor(JsonNode.class).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private JsonItems() {}

    /**
     * One item as it stood in the body.
     *
     * @param bytes its length
     */
    record Item(JsonNode json, int bytes) {}

    /**
     * A tracking batch.
     *
     * @param envelope everything but the batch itself
     */
    record Batch(ObjectNode envelope, List<Item> items) {}

    /** The one value of the body, however deep it nests. */
    static JsonNode one(byte[] body) {
        return read(body, JsonItems::alone);
    }

    /** The one value of the body; one that nests deeper than Jackson reads is no JSON here. */
    static JsonNode strictly(byte[] body) {
        requireUtf8(body);
        try {
            return alone(body);
        } catch (IOException e) {
            throw notJson(e);
        }
    }

    private static JsonNode alone(byte[] body) throws IOException {
        JsonNode json = ALONE.readTree(body);
        if (json.isMissingNode()) {
            throw Bodies.malformed("Send a JSON body; there was none.");
        }
        return json;
    }

    /** An array of items, or one item alone. */
    static List<Item> list(byte[] body, int max) {
        return read(body, readable -> {
            try (JsonParser parser = MAPPER.createParser(readable)) {
                return parser.nextToken() == JsonToken.START_ARRAY
                        ? whole(parser, max)
                        : List.of(new Item(alone(readable), readable.length));
            }
        });
    }

    /** An array of items and nothing else. */
    static List<Item> array(byte[] body, int max) {
        return read(body, readable -> {
            try (JsonParser parser = MAPPER.createParser(readable)) {
                if (parser.nextToken() != JsonToken.START_ARRAY) {
                    throw Bodies.malformed("Send a JSON array.");
                }
                return whole(parser, max);
            }
        });
    }

    /** An object whose field {@code batch} is an array of items. */
    static Batch batch(byte[] body, int max) {
        return read(body, readable -> batchOf(readable, max));
    }

    private static Batch batchOf(byte[] body, int max) throws IOException {
        ObjectNode envelope = JsonNodeFactory.instance.objectNode();
        List<Item> items = null;
        try (JsonParser parser = MAPPER.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw Bodies.malformed("Send a JSON object with a batch.");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                if (parser.nextToken() == JsonToken.START_ARRAY && name.equals("batch")) {
                    items = items(parser, "/batch", max);
                } else {
                    envelope.set(name, MAPPER.<JsonNode>readTree(parser));
                }
            }
            end(parser);
        }
        if (items == null) {
            throw Problems.invalid("/batch", "expected an array of events");
        }
        return new Batch(envelope, items);
    }

    /** One item that nests deeper than Jackson reads must not cost the others: it is read without its depths. */
    private static <T> T read(byte[] body, Reading<T> reading) {
        requireUtf8(body);
        try {
            return shallow(body, reading);
        } catch (IOException e) {
            throw notJson(e);
        }
    }

    private static <T> T shallow(byte[] body, Reading<T> reading) throws IOException {
        try {
            return reading.of(body);
        } catch (StreamConstraintsException e) {
            return reading.of(Depths.without(body));
        }
    }

    /** Reads a body. */
    private interface Reading<T> {

        T of(byte[] body) throws IOException;
    }

    private static List<Item> whole(JsonParser parser, int max) throws IOException {
        List<Item> items = items(parser, "", max);
        end(parser);
        return items;
    }

    private static List<Item> items(JsonParser parser, String pointer, int max) throws IOException {
        List<Item> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (items.size() == max) {
                throw Problems.invalid(pointer, "at most " + max + " items; send them in parts");
            }
            long start = parser.currentTokenLocation().getByteOffset();
            JsonNode json = MAPPER.readTree(parser);
            items.add(new Item(json, Math.toIntExact(parser.currentLocation().getByteOffset() - start)));
        }
        return items;
    }

    private static void end(JsonParser parser) throws IOException {
        if (parser.nextToken() != null) {
            throw Bodies.malformed("Send one JSON value; there is more after it.");
        }
    }

    /** Jackson would read UTF-16 and UTF-32 as well, which no promise of this API covers. */
    private static void requireUtf8(byte[] body) {
        if (body.length > 1 && (body[0] == 0 || body[1] == 0 || (body[0] & 0xff) >= 0xfe)) {
            throw Bodies.malformed("Send the JSON in UTF-8.");
        }
    }

    private static RuntimeException notJson(IOException e) {
        if (e instanceof JsonProcessingException json) {
            String place = json.getLocation() == null
                    ? ""
                    : " at line " + json.getLocation().getLineNr() + ", column "
                            + json.getLocation().getColumnNr();
            return Bodies.malformed("The body is not well-formed JSON in UTF-8, or nests too deep" + place + ".");
        }
        return new UncheckedIOException(e);
    }
}
