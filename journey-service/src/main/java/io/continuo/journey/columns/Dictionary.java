package io.continuo.journey.columns;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers values, of which there are few, from 0 on in the order of their first use. A number never changes. Safe for several
 * threads.
 *
 * @see TextDictionary for texts, of which there may be many
 */
public final class Dictionary<T> {

    /** No value. */
    public static final int ABSENT = -1;

    private final Map<T, Integer> codes = new HashMap<>();
    private final List<T> values = new ArrayList<>();

    /** A dictionary of values that are all different, each at its place. */
    static <T> Dictionary<T> of(List<T> values) {
        Dictionary<T> dictionary = new Dictionary<>();
        values.forEach(dictionary::code);
        return dictionary;
    }

    /** The number of a value, which gets one when it has none. */
    public synchronized int code(T value) {
        Integer known = codes.get(value);
        if (known != null) {
            return known;
        }
        values.add(value);
        codes.put(value, values.size() - 1);
        return values.size() - 1;
    }

    /** @throws IndexOutOfBoundsException when no value has this number */
    public synchronized T value(int code) {
        return values.get(code);
    }

    public synchronized int size() {
        return values.size();
    }

    /** All values, each at its number, as of now. */
    public synchronized List<T> values() {
        return List.copyOf(values);
    }
}
