package io.continuo.identity.matching;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads on which fields a source takes its word back: those whose trait it says is null. */
final class Withdrawn {

    private static final Set<Field> NAMES = EnumSet.of(Field.FIRST_NAME, Field.LAST_NAME);

    private static final Set<Field> ADDRESS = EnumSet.range(Field.STREET, Field.COUNTRY);

    private Withdrawn() {}

    static Set<Field> fields(Map<String, JsonNode> traits) {
        Set<Field> fields = EnumSet.noneOf(Field.class);
        JsonNode address = traits.get("address");
        for (Field field : Field.values()) {
            boolean nested = address != null && ADDRESS.contains(field) && isNull(address.get(field.toString()));
            if (nested || isNull(traits.get(field.toString()))) {
                fields.add(field);
            }
        }
        if (isNull(traits.get("name"))) {
            fields.addAll(NAMES);
        }
        if (isNull(address)) {
            fields.addAll(ADDRESS);
        }
        if (fields.contains(Field.STREET)) {
            fields.add(Field.STREET_NUMBER);
        }
        return fields;
    }

    private static boolean isNull(@Nullable JsonNode value) {
        return value != null && value.isNull();
    }
}
