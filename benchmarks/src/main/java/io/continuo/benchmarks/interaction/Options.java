package io.continuo.benchmarks.interaction;

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
 * @param seconds of each measurement but the soak
 * @param minutes of the soak
 * @param rate events per second of the soak
 * @param mongodb a real MongoDB; empty for the stand-in
 * @param jvm options of the services' JVMs
 */
record Options(Set<Mode> modes, int seconds, int minutes, int rate, String mongodb, String jvm) {

    /** What there is to measure, in this order: first what waits for the timeline, which lags behind the others. */
    enum Mode {
        TIMELINE,
        SINGLES,
        BATCHES,
        SOAK
    }

    static final String USAGE = """
            ./continuo bench interaction [timeline] [singles] [batches] [soak]   the first three where none is named
              --seconds 30          of each
              --minutes 10          of the soak
              --rate 5000           events per second of the soak
              --mongodb mongodb://… a real MongoDB instead of the stand-in
              --jvm '...'           more options for the services' JVMs
            """;

    static Options parse(String[] arguments) {
        Set<Mode> modes = EnumSet.noneOf(Mode.class);
        Options options = new Options(modes, 30, 10, 5_000, "", "");
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
            modes.addAll(EnumSet.of(Mode.BATCHES, Mode.SINGLES, Mode.TIMELINE));
        }
        return options;
    }

    Stand.Setup setup() {
        return new Stand.Setup(
                EnumSet.of(Service.INTERACTION, Service.GATEWAY),
                jvm,
                mongodb.isEmpty() ? Map.of() : Map.of(Part.MONGODB, mongodb));
    }

    private Options with(String name, String value) {
        return switch (name) {
            case "--seconds" -> new Options(modes, number(value), minutes, rate, mongodb, jvm);
            case "--minutes" -> new Options(modes, seconds, number(value), rate, mongodb, jvm);
            case "--rate" -> new Options(modes, seconds, minutes, number(value), mongodb, jvm);
            case "--mongodb" -> new Options(modes, seconds, minutes, rate, value, jvm);
            case "--jvm" -> new Options(modes, seconds, minutes, rate, mongodb, value);
            default -> throw new IllegalArgumentException("There is no option " + name + ".\n" + USAGE);
        };
    }

    private static int number(String text) {
        return Arguments.positive(text, USAGE);
    }
}
