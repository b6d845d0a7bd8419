package io.continuo.interaction.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import io.continuo.http.FieldError;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a schema may cost: every touchpoint of its type pays for it. References stay inside the schema and never lead
 * back to themselves, and written out in full it has at most {@value #MAX_PARTS} parts.
 */
final class SchemaBounds {

    static final int MAX_BYTES = 32 * 1024;
    private static final int MAX_DEPTH = 32;
    private static final int MAX_PARTS = 5_000;
    private static final int MAX_PATTERN = 200;
    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";
    private static final String DEFINITIONS = "#/$defs/";
    private static final Set<String> NOT_READ = Set.of(
            "$id", "$anchor", "$dynamicRef", "$dynamicAnchor", "$recursiveRef", "$recursiveAnchor", "$vocabulary");

    private final JsonNode definitions;
    private final Map<String, Long> parts = new HashMap<>();
    private final Set<String> open = new HashSet<>();
    private final List<String> errors = new ArrayList<>();

    private SchemaBounds(JsonNode definitions) {
        this.definitions = definitions;
    }

    /** What is wrong, at {@code /schema}; nothing when it is within the bounds. */
    static List<FieldError> check(JsonNode schema) {
        if (!schema.isObject()) {
            return List.of(error("expected a JSON Schema: an object"));
        }
        if (schema.toString().getBytes(StandardCharsets.UTF_8).length > MAX_BYTES || isDeeper(schema, MAX_DEPTH)) {
            return List.of(error("a schema has at most " + MAX_BYTES + " bytes and " + MAX_DEPTH + " levels"));
        }
        String dialect = schema.path("$schema").asText(DIALECT).replaceFirst("#$", "");
        if (!dialect.equals(DIALECT)) {
            return List.of(error("only JSON Schema draft 2020-12 is read"));
        }
        SchemaBounds bounds = new SchemaBounds(schema.path("$defs"));
        if (bounds.partsOf(schema) > MAX_PARTS) {
            bounds.errors.add("written out in full a schema has at most " + MAX_PARTS + " parts");
        }
        return bounds.errors.stream().distinct().map(SchemaBounds::error).toList();
    }

    private static FieldError error(String detail) {
        return new FieldError("/schema", detail);
    }

    private long partsOf(JsonNode node) {
        long sum = 1;
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            sum += field.getValue().isTextual()
                    ? partsOf(field.getKey(), field.getValue().textValue())
                    : partsOf(field.getValue());
        }
        if (node.isArray()) {
            for (JsonNode element : node) {
                sum += partsOf(element);
            }
        }
        return Math.min(sum, MAX_PARTS + 1L);
    }

    private long partsOf(String keyword, String text) {
        if (NOT_READ.contains(keyword)) {
            errors.add(keyword + " is not read here; use $defs and $ref");
        } else if (keyword.equals("pattern") && text.length() > MAX_PATTERN) {
            errors.add("a pattern has at most " + MAX_PATTERN + " characters");
        }
        return keyword.equals("$ref") ? partsOfDefinition(text) : 1;
    }

    private long partsOfDefinition(String reference) {
        String name = reference.startsWith(DEFINITIONS) ? reference.substring(DEFINITIONS.length()) : "";
        if (!definitions.has(name)) {
            errors.add("$ref leads to #/$defs/… of the same schema");
            return 1;
        }
        Long known = parts.get(name);
        if (known != null) {
            return known;
        }
        if (!open.add(name)) {
            errors.add("a definition does not lead back to itself");
            return 1;
        }
        long counted = partsOf(definitions.get(name));
        open.remove(name);
        parts.put(name, counted);
        return counted;
    }

    private static boolean isDeeper(JsonNode node, int levels) {
        if (!node.isContainerNode()) {
            return false;
        }
        if (levels == 0) {
            return true;
        }
        for (JsonNode child : node) {
            if (isDeeper(child, levels - 1)) {
                return true;
            }
        }
        return false;
    }
}
