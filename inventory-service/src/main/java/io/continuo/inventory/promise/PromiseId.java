package io.continuo.inventory.promise;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/**
 * The id of a promise.
 *
 * @param value opaque, 1 to 64 letters, digits and hyphens
 */
public record PromiseId(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9-]{1,64}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PromiseId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a promise id has 1 to 64 letters, digits and hyphens");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
