package io.continuo.benchmarks.inventory;

import io.continuo.benchmarks.load.Arguments;
import io.continuo.benchmarks.load.Stand;
import io.continuo.localstack.Part;
import io.continuo.localstack.Service;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What to measure.
 *
 * @param seconds of each measurement
 * @param warmUp seconds before it
 * @param clients that ask at the same time
 * @param rows of the feed
 * @param jvm options of the services' JVMs
 */
record Options(Set<Mode> modes, int seconds, int warmUp, int clients, int rows, String jvm) {

    /** What there is to measure. */
    enum Mode {
        HOT,
        SPREAD,
        GROWTH,
        FEED,
        AVAILABILITY,
        SOURCING
    }

    static final String USAGE = """
            ./continuo bench inventory [hot] [spread] [growth] [feed] [availability] [sourcing]
                                    all where none is named
              --seconds 30          of each
              --warm-up 60          seconds before it: a JVM has compiled what it does most only then
              --clients 128         that ask at the same time
              --rows 1000000        of the feed
              --jvm '-Xms1g -Xmx1g' options for the services' JVMs
            """;

    static Options parse(String[] arguments) {
        Set<Mode> modes = EnumSet.noneOf(Mode.class);
        Options options = new Options(modes, 30, 60, 128, 1_000_000, "-Xms1g -Xmx1g");
        List<String> rest = new ArrayList<>(List.of(arguments));
        while (!rest.isEmpty()) {
            String argument = rest.removeFirst();
            if (argument.startsWith("--") && !rest.isEmpty()) {
                options = options.with(argument, rest.removeFirst());
            } else {
                modes.add(Arguments.mode(Mode.class, argument, USAGE));
            }
        }
        if (modes.isEmpty()) {
            modes.addAll(EnumSet.allOf(Mode.class));
        }
        return options;
    }

    Stand.Setup setup() {
        return new Stand.Setup(
                EnumSet.of(Service.INVENTORY, Service.GATEWAY), jvm, Map.of(Part.MONGODB, Stand.NOWHERE));
    }

    private Options with(String name, String value) {
        return switch (name) {
            case "--seconds" -> new Options(modes, Arguments.positive(value, USAGE), warmUp, clients, rows, jvm);
            case "--warm-up" -> new Options(modes, seconds, Arguments.positive(value, USAGE), clients, rows, jvm);
            case "--clients" -> new Options(modes, seconds, warmUp, Arguments.positive(value, USAGE), rows, jvm);
            case "--rows" -> new Options(modes, seconds, warmUp, clients, Arguments.positive(value, USAGE), jvm);
            case "--jvm" -> new Options(modes, seconds, warmUp, clients, rows, value);
            default -> throw new IllegalArgumentException("There is no option " + name + ".\n" + USAGE);
        };
    }
}
