package io.continuo.identity.customer;

import com.fasterxml.jackson.databind.JsonNode;
import io.continuo.events.CustomerId;
import java.time.Instant;
import java.util.Map;

/**
 * What a source said about a person.
 *
 * @param base the base customer it was said of
 */
public record Said(CustomerId base, String source, Map<String, JsonNode> traits, Instant at) {}
