package io.continuo.interaction.ingestion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * One thing that another system told.
 *
 * @param json a touchpoint as {@code POST /api/touchpoints} takes it; otherwise what the system sent
 * @param strange the pointer to what nobody here understands; null for a touchpoint
 * @param line of a journal; 0 where there are no lines
 */
public record Report(JsonNode json, @Nullable String strange, int line) {

    public static Report of(ObjectNode touchpoint) {
        return new Report(touchpoint, null, 0);
    }

    /** Kept as it is, to be mended and replayed as a touchpoint. */
    public static Report unknown(JsonNode sent, String pointer) {
        return new Report(sent, pointer, 0);
    }

    public Report atLine(int number) {
        return new Report(json, strange, number);
    }
}
