package io.continuo.inventory.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A rule that planners set.
 *
 * @param value 1 to 64 letters, digits and {@code . _ : -}
 */
public record RuleId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RuleId {
        Ids.check("a rule id", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
