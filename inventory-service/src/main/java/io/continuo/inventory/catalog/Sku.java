package io.continuo.inventory.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A stock keeping unit. An item keeps the spelling it was created with, and every answer and event uses it; requests
 * match it whatever their letter case, through {@link #key()}.
 *
 * @param value 1 to 64 characters, neither blanks nor commas nor control characters
 */
public record Sku(@JsonValue String value) implements Comparable<Sku> {

    private static final Pattern FORM = Pattern.compile("[^\\s\\p{Cntrl},]{1,64}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Sku {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a SKU has 1 to 64 characters, no blanks and no commas");
        }
    }

    /** Equal for spellings that mean the same item. */
    public String key() {
        return value.toUpperCase(Locale.ROOT);
    }

    @Override
    public int compareTo(Sku other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
