package io.continuo.localstack.demo;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tables for {@link Dice#weighted}: their order is part of the result, so {@code Map.of} will not do. */
final class Weights {

    private Weights() {}

    /** Reads {@code choice, weight, choice, weight, …}. */
    static <T> Map<T, Double> of(T first, Number weight, Object... more) {
        Map<T, Double> table = new LinkedHashMap<>();
        table.put(first, weight.doubleValue());
        for (int i = 0; i < more.length; i += 2) {
            @SuppressWarnings("unchecked") // The callers are the constants of this package.
            T choice = (T) more[i];
            table.put(choice, ((Number) more[i + 1]).doubleValue());
        }
        return Collections.unmodifiableMap(table);
    }
}
