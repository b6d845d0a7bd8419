package io.continuo.identity.imports;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.continuo.events.EventJson;
import io.continuo.identity.matching.RecordKey;
import io.continuo.identity.vault.DataKey;
import io.continuo.identity.vault.Place;
import org.jspecify.annotations.Nullable;

/**
 * What is personal in the result of a line.
 *
 * @param matchedBy the identifier that was known, as {@code type:value}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Label(String source, String sourceId, @Nullable String matchedBy) {

    private static final Place PLACE = new Place("import_lines", "label");

    static Label of(RecordKey key) {
        return new Label(key.source(), key.sourceId(), null);
    }

    Label matchedBy(@Nullable String identifier) {
        return new Label(source, sourceId, identifier);
    }

    RecordKey key() {
        return new RecordKey(source, sourceId);
    }

    byte[] seal(DataKey key) {
        return key.seal(PLACE, EventJson.write(this));
    }

    static Label open(byte[] sealed, DataKey key) {
        return EventJson.read(key.open(PLACE, sealed), Label.class);
    }
}
