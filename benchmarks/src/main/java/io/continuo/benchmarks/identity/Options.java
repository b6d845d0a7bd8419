package io.continuo.benchmarks.identity;

import io.continuo.benchmarks.load.Arguments;
import io.continuo.benchmarks.load.Stand;
import io.continuo.localstack.Part;
import io.continuo.localstack.Service;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What to measure.
 *
 * @param customers there before the measurement begins
 * @param touchpoints measured
 * @param rate touchpoints per second beside what is measured over HTTP
 * @param seconds of each measurement over HTTP
 * @param records matched against those of the customers
 * @param data folder of the public records
 * @param jvm options of the service's JVM, for a profile
 */
record Options(
        Set<Mode> modes, int customers, int touchpoints, int rate, int seconds, int records, Path data, String jvm) {

    /** What there is to measure. */
    enum Mode {
        TOUCHPOINTS,
        RESOLVE,
        CONTENDED,
        OPTOUT,
        ACCURACY,
        MATCHING
    }

    private static final Set<Mode> ON_CUSTOMERS =
            EnumSet.of(Mode.TOUCHPOINTS, Mode.RESOLVE, Mode.CONTENDED, Mode.OPTOUT);

    static final String USAGE = """
            ./continuo bench identity [touchpoints] [resolve] [contended] [optout]   all four where none is named
            ./continuo bench identity accuracy | matching   how rightly and how fast records are matched
              --customers 100000    there before the measurement begins
              --touchpoints 200000  measured
              --rate 3000           touchpoints per second beside resolve and optout
              --seconds 30          of resolve and of optout
              --records 20000       matched against those of the customers
              --data ../shared/data for accuracy
              --jvm '...'           more options for the service's JVM
            """;

    static Options parse(String[] arguments) {
        Set<Mode> modes = EnumSet.noneOf(Mode.class);
        List<String> rest = new ArrayList<>(List.of(arguments));
        Options options = new Options(modes, 100_000, 200_000, 3_000, 30, 20_000, Path.of("../shared/data"), "");
        while (!rest.isEmpty()) {
            String argument = rest.removeFirst();
            if (argument.startsWith("--") && !rest.isEmpty()) {
                options = options.with(argument, rest.removeFirst());
            } else {
                modes.add(Arguments.mode(Mode.class, argument, USAGE));
            }
        }
        return modes.isEmpty() ? options.with(ON_CUSTOMERS) : options;
    }

    private Options with(Set<Mode> all) {
        return new Options(all, customers, touchpoints, rate, seconds, records, data, jvm);
    }

    private Options with(String name, String value) {
        return switch (name) {
            case "--customers" -> new Options(modes, number(value), touchpoints, rate, seconds, records, data, jvm);
            case "--touchpoints" -> new Options(modes, customers, number(value), rate, seconds, records, data, jvm);
            case "--rate" -> new Options(modes, customers, touchpoints, number(value), seconds, records, data, jvm);
            case "--seconds" -> new Options(modes, customers, touchpoints, rate, number(value), records, data, jvm);
            case "--records" -> new Options(modes, customers, touchpoints, rate, seconds, number(value), data, jvm);
            case "--data" -> new Options(modes, customers, touchpoints, rate, seconds, records, Path.of(value), jvm);
            case "--jvm" -> new Options(modes, customers, touchpoints, rate, seconds, records, data, value);
            default -> throw new IllegalArgumentException("There is no option " + name + ".\n" + USAGE);
        };
    }

    /** Whether anything is measured on customers that are there before. */
    boolean needsCustomers() {
        return modes.stream().anyMatch(ON_CUSTOMERS::contains);
    }

    private static int number(String text) {
        return Arguments.positive(text, USAGE);
    }

    /** One identity-service, which needs no document store. */
    Stand.Setup setup() {
        return new Stand.Setup(Set.of(Service.IDENTITY), jvm, Map.of(Part.MONGODB, Stand.NOWHERE));
    }
}
