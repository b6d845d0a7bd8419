package io.continuo.interaction.ingestion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.continuo.events.Identifier;
import io.continuo.events.IdentifierType;
import io.continuo.http.FieldError;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Reads the fields of one JSON object and collects everything that is wrong with them. */
final class Fields {

    private static final int NAME_SHOWN = 60;

    static final int MOST_ERRORS = 20;

    private final JsonNode object;
    private final String base;
    private final List<FieldError> errors;

    private Fields(JsonNode object, String base, List<FieldError> errors) {
        this.object = object;
        this.base = base;
        this.errors = errors;
        if (!object.isObject()) {
            add(base, "expected a JSON object");
        }
    }

    static Fields of(JsonNode object) {
        return new Fields(object, "", new ArrayList<>());
    }

    List<FieldError> errors() {
        return errors;
    }

    /** Whoever mends twenty mistakes sends the item again, and is told of the next. */
    void wrong(String field, String detail) {
        add(base + "/" + field, detail);
    }

    private void add(String pointer, String detail) {
        if (errors.size() < MOST_ERRORS) {
            errors.add(new FieldError(pointer, detail));
        }
    }

    /** Absent, null and blank are the same: empty. A number is taken as its text, as SDKs send ids so. */
    Optional<String> text(String field, int max) {
        JsonNode value = object.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual() && !value.isIntegralNumber()) {
            wrong(field, "expected text");
            return Optional.empty();
        }
        String text = value.asText().strip();
        if (text.length() > max) {
            wrong(field, "at most " + max + " characters");
            return Optional.empty();
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            wrong(field, "without control characters");
            return Optional.empty();
        }
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    Optional<String> required(String field, int max) {
        int before = errors.size();
        Optional<String> text = text(field, max);
        if (text.isEmpty() && errors.size() == before) {
            wrong(field, "is required");
        }
        return text;
    }

    /** Blank is absent, as of a text. */
    Optional<Instant> instant(String field) {
        JsonNode value = object.path(field);
        if (value.isMissingNode()
                || value.isNull()
                || value.isTextual() && value.asText().isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Moments.read(value));
        } catch (DateTimeException | ArithmeticException e) {
            wrong(field, "expected an ISO-8601 time such as 2026-03-01T10:00:00Z");
            return Optional.empty();
        }
    }

    /** An empty object where the field is absent. */
    JsonNode object(String field) {
        JsonNode value = object.path(field);
        if (!value.isMissingNode() && !value.isNull() && !value.isObject()) {
            wrong(field, "expected a JSON object");
        }
        return value.isObject() ? value : JsonNodeFactory.instance.objectNode();
    }

    Fields nested(String field) {
        return new Fields(object(field), base + "/" + field, errors);
    }

    /** Calls for each element of an array, which may be absent. */
    void each(String field, int max, Consumer<Fields> reader) {
        JsonNode array = object.path(field);
        if (array.isMissingNode() || array.isNull()) {
            return;
        }
        if (!array.isArray() || array.size() > max) {
            wrong(field, "expected an array of at most " + max);
            return;
        }
        for (int i = 0; i < array.size(); i++) {
            reader.accept(new Fields(array.get(i), base + "/" + field + "/" + i, errors));
        }
    }

    /** The identifier that a text field holds under this type. */
    Optional<Identifier> identifier(String field, IdentifierType type) {
        Optional<String> value = text(field, Identifier.MAX_LENGTH);
        try {
            return value.map(text -> Identifier.of(type.name(), text));
        } catch (IllegalArgumentException e) {
            // Such as a phone number of nothing but brackets; the message does not quote it.
            wrong(field, e.getMessage());
            return Optional.empty();
        }
    }

    /** The identifier that a field holds, where it holds one; anything else is nobody's mistake. */
    Optional<Identifier> possible(String field, IdentifierType type) {
        Fields aside = new Fields(object, base, new ArrayList<>());
        return aside.identifier(field, type);
    }

    void only(Set<String> known) {
        Iterator<String> names = object.fieldNames();
        while (names.hasNext() && errors.size() < MOST_ERRORS) {
            String name = names.next();
            if (!known.contains(name)) {
                String shown = name.substring(0, Math.min(name.length(), NAME_SHOWN));
                wrong(shown.replace("~", "~0").replace("/", "~1"), "unknown field");
            }
        }
    }
}
