package io.continuo.benchmarks.load;

import java.util.Locale;

/** Reads what the command line says. */
public final class Arguments {

    private Arguments() {}

    /** @throws IllegalArgumentException with the usage, unless it is a positive number */
    public static int positive(String text, String usage) {
        int number = Integer.parseInt(text);
        if (number < 1) {
            throw new IllegalArgumentException("expected a positive number\n" + usage);
        }
        return number;
    }

    /** @throws IllegalArgumentException with the usage, unless it names one of them, in any case */
    public static <M extends Enum<M>> M mode(Class<M> modes, String text, String usage) {
        try {
            return Enum.valueOf(modes, text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("There is nothing named " + text + " to measure.\n" + usage, e);
        }
    }
}
