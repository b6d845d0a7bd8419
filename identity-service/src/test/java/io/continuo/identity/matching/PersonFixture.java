package io.continuo.identity.matching;

import com.fasterxml.jackson.databind.JsonNode;
import io.continuo.events.EventJson;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToLongFunction;

/** People as sources write them. */
final class PersonFixture {

    private PersonFixture() {}

    /** @param traits as JSON with single quotes */
    static Person person(String traits) {
        return PersonReader.read(traits(traits));
    }

    /** @param traits as JSON with single quotes */
    static Map<String, JsonNode> traits(String traits) {
        Map<String, JsonNode> byName = new LinkedHashMap<>();
        EventJson.read(traits.replace('\'', '"'), JsonNode.class)
                .properties()
                .forEach(trait -> byName.put(trait.getKey(), trait.getValue()));
        return byName;
    }

    static Level level(Field field, String one, String other) {
        Comparison comparison = Comparing.compare(person(one), person(other));
        Comparison reversed = Comparing.compare(person(other), person(one));
        if (comparison.level(field) != reversed.level(field)) {
            throw new AssertionError("the order makes a difference");
        }
        return comparison.level(field);
    }

    /** A population in which nothing is known of any value. */
    static Frequencies population(long records) {
        return population(records, value -> 0);
    }

    /** @param numbers of the records that have a value */
    static Frequencies population(long records, ToLongFunction<String> numbers) {
        return new Frequencies() {
            @Override
            public long records() {
                return records;
            }

            @Override
            public long known(Field field) {
                return records;
            }

            @Override
            public long of(Field field, String value) {
                return numbers.applyAsLong(value);
            }
        };
    }
}
