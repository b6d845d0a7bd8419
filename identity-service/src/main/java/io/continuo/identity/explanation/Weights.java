package io.continuo.identity.explanation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.continuo.events.EventJson;
import io.vertx.mutiny.sqlclient.Row;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What each field said for a match. */
final class Weights {

    private static final TypeReference<LinkedHashMap<String, Double>> BITS = new TypeReference<>() {};

    private Weights() {}

    /** Of the column {@code weights}; null where it is. */
    static @Nullable Map<String, Double> of(Row row) {
        String json = row.getString("weights");
        try {
            return json == null ? null : EventJson.MAPPER.readValue(json, BITS);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
