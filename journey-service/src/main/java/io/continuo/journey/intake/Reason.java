package io.continuo.journey.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import java.io.UncheckedIOException;
import java.util.stream.Collectors;

/** Why a record cannot be read, without a word of what it says: it may be personal. */
final class Reason {

    private Reason() {}

    static String of(RuntimeException failure) {
        return switch (failure) {
            case UncheckedIOException io
            when io.getCause() instanceof JsonMappingException json -> "not of the topic's form at " + pointer(json);
            case UncheckedIOException io when io.getCause() instanceof JsonProcessingException -> "not JSON";
            case NullPointerException missing -> "a required part is missing: " + missing.getMessage();
            // These come from the checks of this service and of the event contracts, which never quote a value.
            case IllegalArgumentException refused -> String.valueOf(refused.getMessage());
            default -> failure.getClass().getSimpleName();
        };
    }

    private static String pointer(JsonMappingException json) {
        return json.getPath().stream()
                .map(step -> step.getFieldName() != null ? step.getFieldName() : Integer.toString(step.getIndex()))
                .collect(Collectors.joining("/", "/", ""));
    }
}
