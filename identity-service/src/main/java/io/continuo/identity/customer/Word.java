package io.continuo.identity.customer;

import com.fasterxml.jackson.databind.JsonNode;
import io.continuo.events.CustomerId;
import java.time.Instant;

/**
 * What one source last said on one trait.
 *
 * @param value a JSON null where the source took its earlier word back
 * @param base the base customer it was said of
 */
record Word(String name, JsonNode value, String source, Instant at, CustomerId base) {}
