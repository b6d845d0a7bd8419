package io.continuo.interaction.cases;

import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * The id of a case, the same on every channel.
 *
 * @param value opaque, at most 64 characters
 */
record CaseId(@JsonValue String value) {

    static CaseId random() {
        return new CaseId(UUID.randomUUID().toString());
    }

    /** The id of the case that this request opens: the request repeated opens the same case. */
    static CaseId of(String requestId) {
        return new CaseId(UUID.nameUUIDFromBytes(("case " + requestId).getBytes(StandardCharsets.UTF_8))
                .toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
