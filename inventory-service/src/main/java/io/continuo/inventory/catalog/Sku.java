package io.continuo.inventory.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * A stock keeping unit. An item keeps the spelling it was created with, and every answer and event uses it; requests
 * match it whatever their letter case, through {@link #key()}.
 *
 * @param value 1 to 64 characters, neither blanks nor commas nor control characters
 */
public record Sku(@JsonValue String value) implements Comparable<Sku> {

    private static final int LONGEST = 64;
    private static final char DELETE = 0x7F;

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Sku {
        if (value.isEmpty() || value.codePointCount(0, value.length()) > LONGEST || !isPlain(value)) {
            throw new IllegalArgumentException("a SKU has 1 to 64 characters, no blanks and no commas");
        }
    }

    /** Whether there are neither blanks and control characters, which all come before the first sign, nor commas. */
    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c <= ' ' || c == ',' || c == DELETE) {
                return false;
            }
        }
        return true;
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
