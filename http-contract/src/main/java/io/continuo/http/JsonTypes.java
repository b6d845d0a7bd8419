package io.continuo.http;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What JSON is expected for a Java type, in words for a caller. */
final class JsonTypes {

    private final ObjectMapper mapper;

    JsonTypes(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    String describe(@Nullable Class<?> type) {
        if (type == null) {
            return "another type";
        }
        if (type.isEnum()) {
            return "one of " + constants(type);
        }
        if (type.isArray() || Collection.class.isAssignableFrom(type)) {
            return "an array";
        }
        if (CharSequence.class.isAssignableFrom(type)) {
            return "a string";
        }
        if (isTypedValue(type)) {
            return describe(type.getRecordComponents()[0].getType());
        }
        return isNumber(type) ? number(type) : scalar(type);
    }

    /** A record that is one value in JSON, such as a typed id. */
    private static boolean isTypedValue(Class<?> type) {
        return type.isRecord()
                && type.getRecordComponents().length == 1
                && type.getRecordComponents()[0].getAccessor().isAnnotationPresent(JsonValue.class);
    }

    private String constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> mapper.valueToTree(constant).asText())
                .collect(Collectors.joining(", "));
    }

    private static boolean isNumber(Class<?> type) {
        return Number.class.isAssignableFrom(type) || (type.isPrimitive() && type != boolean.class);
    }

    private static String number(Class<?> type) {
        boolean whole = type == int.class
                || type == long.class
                || type == short.class
                || type == Integer.class
                || type == Long.class
                || type == BigInteger.class;
        return whole ? "a whole number" : "a number";
    }

    private static String scalar(Class<?> type) {
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == Instant.class) {
            return "a time such as 2026-01-31T12:00:00Z";
        }
        if (type == LocalDate.class) {
            return "a date such as 2026-01-31";
        }
        if (type == Duration.class || type == Period.class) {
            return "a duration such as PT15M";
        }
        return type == UUID.class ? "a UUID" : "an object";
    }
}
