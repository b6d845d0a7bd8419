package io.continuo.identity.matching;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one record says of a person, in plain form; what it does not say is absent. */
final class Person {

    private static final Field[] FIELDS = Field.values();

    private final @Nullable String[] values;

    private Person(@Nullable String[] values) {
        this.values = values;
    }

    static Person of(Map<Field, String> values) {
        @Nullable String[] array = new String[FIELDS.length];
        values.forEach((field, value) -> array[field.ordinal()] = value);
        return new Person(array);
    }

    @Nullable
    String get(Field field) {
        return values[field.ordinal()];
    }

    Optional<String> find(Field field) {
        return Optional.ofNullable(get(field));
    }

    boolean has(Field field) {
        return get(field) != null;
    }

    boolean isEmpty() {
        return values().isEmpty();
    }

    Map<Field, String> values() {
        Map<Field, String> present = new EnumMap<>(Field.class);
        for (Field field : FIELDS) {
            String value = values[field.ordinal()];
            if (value != null) {
                present.put(field, value);
            }
        }
        return present;
    }

    /** With what was said before where this is silent. */
    Person over(Person before) {
        Map<Field, String> all = before.values();
        all.putAll(values());
        return of(all);
    }

    Person without(Set<Field> fields) {
        Map<Field, String> rest = values();
        rest.keySet().removeAll(fields);
        return of(rest);
    }

    /** With the values of two fields in each other's place. */
    Person exchanging(Field one, Field other) {
        @Nullable String[] exchanged = values.clone();
        exchanged[one.ordinal()] = values[other.ordinal()];
        exchanged[other.ordinal()] = values[one.ordinal()];
        return new Person(exchanged);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Person person && values().equals(person.values());
    }

    @Override
    public int hashCode() {
        return values().hashCode();
    }

    /** Without what it says of the person. */
    @Override
    public String toString() {
        return "Person" + values().keySet();
    }
}
