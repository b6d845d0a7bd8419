package io.continuo.benchmarks.identity;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What to measure.
 *
 * @param customers there before the measurement begins
 * @param touchpoints measured
 * @param rate touchpoints per second beside what is measured over HTTP
 * @param seconds of each measurement over HTTP
 * @param jvm options of the service's JVM, for a profile
 */
record Options(Set<Mode> modes, int customers, int touchpoints, int rate, int seconds, String jvm) {

    /** What there is to measure. */
    enum Mode {
        TOUCHPOINTS,
        RESOLVE,
        CONTENDED,
        OPTOUT
    }

    static final String USAGE = """
            ./continuo bench identity [touchpoints] [resolve] [contended] [optout]   all four where none is named
              --customers 100000    there before the measurement begins
              --touchpoints 200000  measured
              --rate 3000           touchpoints per second beside resolve and optout
              --seconds 30          of resolve and of optout
              --jvm '...'           more options for the service's JVM
            """;

    static Options parse(String[] arguments) {
        Set<Mode> modes = EnumSet.noneOf(Mode.class);
        List<String> rest = new ArrayList<>(List.of(arguments));
        Options options = new Options(modes, 100_000, 200_000, 3_000, 30, "");
        while (!rest.isEmpty()) {
            String argument = rest.removeFirst();
            if (argument.startsWith("--") && !rest.isEmpty()) {
                options = options.with(argument, rest.removeFirst());
            } else {
                modes.add(mode(argument));
            }
        }
        return modes.isEmpty() ? options.with(EnumSet.allOf(Mode.class)) : options;
    }

    private Options with(Set<Mode> all) {
        return new Options(all, customers, touchpoints, rate, seconds, jvm);
    }

    private Options with(String name, String value) {
        return switch (name) {
            case "--customers" -> new Options(modes, number(value), touchpoints, rate, seconds, jvm);
            case "--touchpoints" -> new Options(modes, customers, number(value), rate, seconds, jvm);
            case "--rate" -> new Options(modes, customers, touchpoints, number(value), seconds, jvm);
            case "--seconds" -> new Options(modes, customers, touchpoints, rate, number(value), jvm);
            case "--jvm" -> new Options(modes, customers, touchpoints, rate, seconds, value);
            default -> throw new IllegalArgumentException("There is no option " + name + ".\n" + USAGE);
        };
    }

    private static int number(String text) {
        int number = Integer.parseInt(text);
        if (number < 1) {
            throw new IllegalArgumentException("expected a positive number\n" + USAGE);
        }
        return number;
    }

    private static Mode mode(String text) {
        try {
            return Mode.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("There is nothing named " + text + " to measure.\n" + USAGE, e);
        }
    }

    /** The checkout, which is built. */
    static Path root() {
        return Path.of(System.getProperty("continuo.root", "."))
                .toAbsolutePath()
                .normalize();
    }
}
