package io.continuo.journey.query;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.databind.JsonNode;
import io.continuo.events.Channel;
import io.continuo.events.Stage;
import io.continuo.http.Problems;
import io.continuo.journey.columns.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Conditions as callers write them: one value or a list of alternatives each; all that is named must hold.
 *
 * @param type exact, {@code *} standing for any text
 * @param properties dotted path to a value, a list of alternatives, or {@code {"atLeast", "atMost"}}
 */
public record WhereRequest(
        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Nullable @Size(max = MOST)
        List<@NotBlank @Size(max = LONGEST) String> type,

        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Nullable @Size(max = MOST)
        List<@NotNull Channel> channel,

        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Nullable @Size(max = MOST)
        List<@NotNull Stage> stage,

        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) @Nullable @Size(max = MOST)
        List<@NotBlank @Size(max = LONGEST) String> source,

        @Nullable @Size(max = MAX_PROPERTIES)
        Map<@NotBlank @Size(max = LONGEST) @Pattern(regexp = NAME) String, @NotNull JsonNode> properties) {

    /** Names of properties: without control characters, by which inner columns are told from them. */
    public static final String NAME = "\\P{Cntrl}*";

    private static final int MOST = 100;
    private static final int LONGEST = 200;
    private static final int MAX_PROPERTIES = 10;

    /**
     * The conditions.
     *
     * @param pointer to this object in the body
     * @throws io.quarkiverse.resteasy.problem.HttpProblem {@code invalid-field}
     */
    public Where toWhere(String pointer) {
        Map<String, PropertyCondition> conditions = new HashMap<>();
        if (properties != null) {
            properties.forEach(
                    (path, wanted) -> conditions.put(path, condition(wanted, pointer + "/properties/" + path)));
        }
        return new Where(
                type == null ? List.of() : type,
                channel == null ? Set.of() : channel.stream().map(Channel::name).collect(Collectors.toSet()),
                stage == null ? Set.of() : Set.copyOf(stage),
                source == null ? Set.of() : Set.copyOf(source),
                conditions);
    }

    private static PropertyCondition condition(JsonNode wanted, String pointer) {
        if (wanted.isObject()) {
            return bounds(wanted, pointer);
        }
        Set<String> anyOf = new HashSet<>();
        if (wanted.isArray() && !wanted.isEmpty() && wanted.size() <= MOST) {
            wanted.forEach(value -> anyOf.add(text(value, pointer)));
        } else {
            anyOf.add(text(wanted, pointer));
        }
        return new PropertyCondition(anyOf, null, null);
    }

    private static PropertyCondition bounds(JsonNode wanted, String pointer) {
        for (Iterator<String> names = wanted.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!Set.of("atLeast", "atMost").contains(name) || !wanted.get(name).isNumber()) {
                throw Problems.invalid(pointer, "bounds are numbers: atLeast, atMost");
            }
        }
        if (wanted.isEmpty()) {
            throw Problems.invalid(pointer, "name atLeast, atMost or both");
        }
        return new PropertyCondition(Set.of(), number(wanted.get("atLeast")), number(wanted.get("atMost")));
    }

    private static @Nullable BigDecimal number(@Nullable JsonNode bound) {
        return bound == null ? null : bound.decimalValue();
    }

    private static String text(JsonNode value, String pointer) {
        Object scalar = value.isTextual()
                ? value.textValue()
                : value.isBoolean() ? value.booleanValue() : value.isNumber() ? value.decimalValue() : null;
        String text = Schema.text(scalar);
        if (text == null) {
            throw Problems.invalid(
                    pointer, "a text of up to 256 characters, a number, true, false, or a list of such values");
        }
        return text;
    }
}
