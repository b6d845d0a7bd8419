package io.continuo.journey.row;

import com.fasterxml.jackson.databind.DeserializationFeature;
import io.continuo.events.EventJson;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The value of a row, and of a message between the steps: UTF-8 JSON in the form of events. */
public final class JsonRow {

    private JsonRow() {}

    public static byte[] write(Object value) {
        try {
            return EventJson.MAPPER.writeValueAsBytes(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a value.
     *
     * @throws UncheckedIOException when the bytes are not JSON of that type
     */
    public static <T> T read(byte[] json, Class<T> type) {
        try {
            return EventJson.MAPPER.readValue(json, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a value; constants of enums that nobody knows yet become null.
     *
     * @throws UncheckedIOException when the bytes are not JSON of that type
     */
    public static <T> T readTolerantly(byte[] json, Class<T> type) {
        try {
            return EventJson.MAPPER
                    .readerFor(type)
                    .with(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
                    .readValue(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
