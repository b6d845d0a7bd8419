package io.continuo.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says what is wrong with JSON that a caller sent, with a pointer to the place; also for bodies read by hand. */
@Singleton
public class JsonProblems {

    private static final int NAMED_AT_MOST = 60;

    private final JsonTypes types;

    JsonProblems(ObjectMapper mapper) {
        this.types = new JsonTypes(mapper);
    }

    /** The problem for a failure to read a caller's JSON. */
    public HttpProblem of(JsonProcessingException e) {
        return of(e, "");
    }

    /** As {@link #of(JsonProcessingException)} for JSON that stands at {@code base} of the body, such as {@code /12}. */
    public HttpProblem of(JsonProcessingException e, String base) {
        if (!(e instanceof JsonMappingException mapping)) {
            return malformed(e);
        }
        if (e.getCause() instanceof JsonParseException parse) {
            return malformed(parse);
        }
        String pointer = base + JsonPointers.of(mapping);
        return switch (mapping) {
            case UnrecognizedPropertyException unknown ->
                Problems.withErrors(StandardProblem.UNKNOWN_FIELD, List.of(new FieldError(pointer, allowed(unknown))));
            case ValueInstantiationException refused -> Problems.invalid(pointer, refusal(refused));
            case InvalidTypeIdException unknown -> Problems.invalid(pointer, "is not one of the known kinds");
            case MismatchedInputException mismatch -> mismatch(mismatch, pointer);
            default -> Problems.invalid(pointer, cause(mapping));
        };
    }

    private String cause(JsonMappingException e) {
        return e.getCause() instanceof InputCoercionException number
                ? "expected " + types.describe(number.getTargetType())
                : "cannot be read";
    }

    private HttpProblem mismatch(MismatchedInputException e, String pointer) {
        String message = Objects.requireNonNullElse(e.getOriginalMessage(), "");
        if (message.startsWith("No content to map")) {
            return Problems.of(StandardProblem.MALFORMED_BODY, "Send a JSON body; there was none.");
        }
        if (message.startsWith("Trailing token")) {
            return Problems.of(StandardProblem.MALFORMED_BODY, "Send one JSON value; there is more after it.");
        }
        if (message.contains("Cannot map `null`") || message.contains("Cannot coerce `null`")) {
            return Problems.invalid(pointer, "is required");
        }
        return Problems.invalid(pointer, "expected " + types.describe(e.getTargetType()));
    }

    private static HttpProblem malformed(JsonProcessingException e) {
        String what = Objects.requireNonNullElse(e.getOriginalMessage(), "").startsWith("Duplicate field")
                ? "A field appears twice in one object"
                : "The body is not well-formed JSON";
        return Problems.of(StandardProblem.MALFORMED_BODY, what + place(e.getLocation()) + ".");
    }

    private static String place(@Nullable JsonLocation location) {
        return location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static String allowed(UnrecognizedPropertyException e) {
        if (e.getKnownPropertyIds() == null) {
            return "unknown field";
        }
        return "unknown field; allowed: "
                + e.getKnownPropertyIds().stream()
                        .map(Object::toString)
                        .sorted()
                        .limit(NAMED_AT_MOST)
                        .collect(Collectors.joining(", "));
    }

    /** A typed value says itself why it refuses, by IllegalArgumentException; any other failure is a part it lacks. */
    private static String refusal(ValueInstantiationException e) {
        return e.getCause() instanceof IllegalArgumentException reason && reason.getMessage() != null
                ? reason.getMessage()
                : "a required part is missing or null";
    }
}
