package io.continuo.interaction.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * One version of a type's schema; it never changes.
 *
 * @param number from 1; {@value #STANDARD} is what comes with the service
 * @param schema JSON Schema, draft 2020-12, of the touchpoint's properties
 * @param by the client that put it
 */
record SchemaVersion(int number, JsonNode schema, Instant at, String by) {

    static final int STANDARD = 0;
}
