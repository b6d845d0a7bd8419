package io.continuo.inventory;

import io.continuo.http.Problems;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Query parameters that name one of a few things, in lower case. */
public final class Choices {

    private Choices() {}

    /**
     * The constant a parameter names; null where it is absent.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem {@code invalid-field} that lists what can be named
     */
    public static <E extends Enum<E>> @Nullable E of(Class<E> type, @Nullable String text, String pointer) {
        if (text == null) {
            return null;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> Problems.invalid(pointer, "one of " + names(type)));
    }

    private static <E extends Enum<E>> String names(Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
