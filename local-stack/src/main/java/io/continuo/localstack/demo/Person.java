package io.continuo.localstack.demo;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A customer as the shop knows them after years; most systems see one identifier at a time.
 *
 * @param identifiers by type of the public contract, without cookies; absent where the person has none
 * @param home the place they would walk to
 */
record Person(int number, String firstName, String lastName, Map<String, String> identifiers, Habit habit, Node home) {

    boolean has(String type) {
        return identifiers.containsKey(type);
    }

    @Nullable
    String identifier(String type) {
        return identifiers.get(type);
    }

    /** The browser used most, or another one. */
    String cookie(int browser) {
        return "demo-cookie-%05d-%d".formatted(number, browser);
    }

    String appInstall() {
        return "demo-app-%05d".formatted(number);
    }

    /** Those of the wanted types the person has, in the order asked for. */
    Map<String, String> only(String... types) {
        Map<String, String> some = new LinkedHashMap<>();
        for (String type : types) {
            String value = identifiers.get(type);
            if (value != null) {
                some.put(type, value);
            }
        }
        return some;
    }

    /** Whether the CRM holds a record of this person. */
    boolean isInCrm() {
        return has("crm_id");
    }
}
