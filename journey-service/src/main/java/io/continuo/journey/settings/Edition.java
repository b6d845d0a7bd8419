package io.continuo.journey.settings;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of a setting. It never changes.
 *
 * @param version from 1
 * @param at when it was decided; null where it came with the service
 */
public record Edition(SettingKey key, int version, @Nullable Instant at, JsonNode value) {}
