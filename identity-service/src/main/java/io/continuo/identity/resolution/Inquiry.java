package io.continuo.identity.resolution;

import com.fasterxml.jackson.databind.JsonNode;
import io.continuo.events.Identifier;
import java.util.List;
import java.util.Map;

/**
 * Who are these?
 *
 * @param traits what the system knows of the person, by name; a JSON null takes its earlier word back
 * @param create whether to create a customer where nobody has them
 * @param system that asks and says so
 */
record Inquiry(List<Identifier> identifiers, Map<String, JsonNode> traits, boolean create, String system) {}
