package io.continuo.journey.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of a setting. It never changes.
 *
 * @param version from 1
 * @param at when it was decided; null where it came with the service
 * @param by who decided; null where it came with the service, or the service did
 * @param value JSON's null when the setting was deleted
 */
public record Edition(
        SettingKey key,
        int version,
        @Nullable Instant at,
        @Nullable String by,
        JsonNode value) {

    /** One that came with the service. */
    public static Edition builtIn(SettingKey key, JsonNode value) {
        return new Edition(key, 1, null, null, value);
    }

    /** Whether there is no such setting since this version. */
    boolean isDeletion() {
        return value.isNull();
    }
}
