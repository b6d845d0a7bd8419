package io.continuo.interaction.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import io.continuo.http.FieldError;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.PatternSyntaxException;

/** Reads schemas and applies them; nothing is ever fetched from elsewhere. */
@Singleton
class Schemas {

    private static final int MAX_ERRORS = 20;
    private static final int LONGEST_DETAIL = 200;

    /** Keywords that find fault with one property of an object. */
    private static final Set<String> OF_A_PROPERTY =
            Set.of("required", "additionalProperties", "unevaluatedProperties");

    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaCacheEnabled(false)
                    .schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .regularExpressionFactory(new BoundedPatterns())
                            .formatAssertionsEnabled(true)
                            .pathType(PathType.JSON_POINTER)
                            .locale(Locale.ROOT)
                            .build()));

    private final Schema metaSchema =
            registry.getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()));

    /** What is wrong with a schema somebody wants to put; pointers begin with {@code /schema}. */
    List<FieldError> check(JsonNode schema) {
        List<FieldError> bounds = SchemaBounds.check(schema);
        if (!bounds.isEmpty()) {
            return bounds;
        }
        List<FieldError> errors = violations(metaSchema, schema, pointer -> "/schema" + pointer);
        if (!errors.isEmpty()) {
            return errors;
        }
        try {
            compiled(schema);
            return List.of();
        } catch (SchemaException | PatternSyntaxException e) {
            return List.of(new FieldError("/schema", "cannot be read as JSON Schema; is every pattern one?"));
        }
    }

    Schema compiled(JsonNode schema) {
        Schema compiled = registry.getSchema(schema);
        compiled.initializeValidators();
        return compiled;
    }

    /** At most {@value #MAX_ERRORS}. The details name what the schema says, never the value that was sent. */
    static List<FieldError> violations(Schema schema, JsonNode json, UnaryOperator<String> pointer) {
        try {
            return schema.validate(json).stream()
                    .limit(MAX_ERRORS)
                    .map(error -> new FieldError(pointer.apply(place(error)), detail(error)))
                    .toList();
        } catch (BoundedPatterns.TooCostly e) {
            return List.of(new FieldError(pointer.apply(""), "a text is too long or too complex for its pattern"));
        }
    }

    /** Of what is missing or too much, where it is or should be. */
    private static String place(Error error) {
        String place = error.getInstanceLocation().toString();
        String property = error.getProperty();
        return property == null || !OF_A_PROPERTY.contains(error.getKeyword())
                ? place
                : place + "/" + property.replace("~", "~0").replace("/", "~1");
    }

    private static String detail(Error error) {
        String message = error.getMessage();
        return message.length() > LONGEST_DETAIL ? message.substring(0, LONGEST_DETAIL) + "…" : message;
    }
}
