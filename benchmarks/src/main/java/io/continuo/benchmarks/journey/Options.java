package io.continuo.benchmarks.journey;

import io.continuo.benchmarks.load.Arguments;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What to measure.
 *
 * @param touchpoints how many are generated
 * @param customers whose they are
 * @param rounds how often each question is asked after warming up
 * @param sent touchpoints that the service takes in through Kafka
 */
record Options(Set<Mode> modes, int touchpoints, int customers, int rounds, int sent) {

    /** What there is to measure. */
    enum Mode {
        FUNNEL,
        ATTRIBUTION,
        INGEST,
        GROWTH,
        SERVICE,
        INSTANCES
    }

    static final String USAGE = """
            ./continuo bench journey [funnel] [attribution] [ingest] [growth] [service] [instances]   all where none is named
              --touchpoints 20000000   how many
              --customers 500000       of how many
              --rounds 11              of each question, after as many to warm up
              --sent 1000000           through Kafka into the service (20000000 need 30 GB of disk)
            """;

    static Options parse(String[] arguments) {
        Set<Mode> modes = EnumSet.noneOf(Mode.class);
        Options options = new Options(modes, 20_000_000, 500_000, 11, 1_000_000);
        List<String> rest = new ArrayList<>(List.of(arguments));
        while (!rest.isEmpty()) {
            String argument = rest.removeFirst();
            if (argument.startsWith("--") && !rest.isEmpty()) {
                options = options.with(argument, Arguments.positive(rest.removeFirst(), USAGE));
            } else {
                modes.add(Arguments.mode(Mode.class, argument, USAGE));
            }
        }
        if (modes.isEmpty()) {
            modes.addAll(EnumSet.allOf(Mode.class));
        }
        return options;
    }

    private Options with(String name, int value) {
        return switch (name) {
            case "--touchpoints" -> new Options(modes, value, customers, rounds, sent);
            case "--customers" -> new Options(modes, touchpoints, value, rounds, sent);
            case "--rounds" -> new Options(modes, touchpoints, customers, value, sent);
            case "--sent" -> new Options(modes, touchpoints, customers, rounds, value);
            default -> throw new IllegalArgumentException("There is no option " + name + ".\n" + USAGE);
        };
    }
}
