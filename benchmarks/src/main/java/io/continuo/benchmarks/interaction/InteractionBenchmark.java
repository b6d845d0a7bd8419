package io.continuo.benchmarks.interaction;

import io.continuo.benchmarks.interaction.Options.Mode;
import io.continuo.benchmarks.load.Machine;
import io.continuo.benchmarks.load.Stand;
import java.io.PrintStream;

/** Starts what is to be measured, measures it, prints what it measured. */
public final class InteractionBenchmark {

    private InteractionBenchmark() {}

    /** @param arguments see {@link Options#USAGE} */
    public static void run(String[] arguments) throws Exception {
        Options options = Options.parse(arguments);
        PrintStream out = System.out;
        try (Stand stand = Stand.start(options.setup())) {
            out.println(Machine.description());
            for (Mode mode : options.modes()) {
                switch (mode) {
                    case BATCHES -> new BatchMeasurement(options, stand, out).run();
                    case SINGLES -> new SingleMeasurement(options, stand, out).run();
                    case TIMELINE -> new TimelineMeasurement(options, stand, out).run();
                    case SOAK -> new SoakMeasurement(options, stand, out).run();
                }
            }
        }
    }
}
