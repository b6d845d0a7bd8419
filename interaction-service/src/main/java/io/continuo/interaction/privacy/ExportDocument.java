package io.continuo.interaction.privacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.util.RawValue;
import io.smallrye.mutiny.Multi;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * An export as one JSON object, in pieces of its text that follow each other: {@code { "requestId", "service", "<kind>": [ … ], … }}.
 * Only the piece that is asked for is in memory, however much there is.
 */
@Singleton
class ExportDocument {

    private final ObjectMapper mapper;

    ExportDocument(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    Multi<RawValue> of(String requestId, Multi<Keepers.Kind> kinds) {
        String head = json(Map.of("requestId", requestId));
        return Multi.createBy()
                .concatenating()
                .streams(
                        Multi.createFrom()
                                .items(head.substring(0, head.length() - 1), ",\"service\":" + json(Requests.SERVICE)),
                        kinds.onItem().transformToMultiAndConcatenate(this::kind),
                        Multi.createFrom().item("}"))
                .map(RawValue::new);
    }

    private Multi<String> kind(Keepers.Kind kind) {
        Commas commas = new Commas();
        return Multi.createBy()
                .concatenating()
                .streams(
                        Multi.createFrom().item("," + json(kind.name()) + ":["),
                        kind.items().map(item -> commas.before(json(item))),
                        Multi.createFrom().item("]"));
    }

    private String json(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Between the items of one list. */
    private static final class Commas {

        private boolean needed;

        private String before(String item) {
            String separated = needed ? "," + item : item;
            needed = true;
            return separated;
        }
    }
}
