package io.continuo.benchmarks.identity;

import io.continuo.benchmarks.identity.Options.Mode;
import io.continuo.benchmarks.load.Machine;
import io.continuo.benchmarks.load.Stand;
import java.io.PrintStream;

/** Starts what is to be measured, measures it, prints what it measured. */
public final class IdentityBenchmark {

    private IdentityBenchmark() {}

    /** @param arguments see {@link Options#USAGE} */
    public static void run(String[] arguments) throws Exception {
        Options options = Options.parse(arguments);
        PrintStream out = System.out;
        try (Stand stand = Stand.start(options.setup());
                TouchpointLoad load = new TouchpointLoad(stand.kafka())) {
            out.println(Machine.description());
            TouchpointMeasurement touchpoints = new TouchpointMeasurement(options, stand, load, out);
            if (options.needsCustomers()) {
                touchpoints.seed();
            }
            for (Mode mode : options.modes()) {
                switch (mode) {
                    case TOUCHPOINTS -> touchpoints.run();
                    case RESOLVE -> new ResolveMeasurement(options, stand, load, out).run();
                    case CONTENDED -> new ContentionMeasurement(stand, load, out).run();
                    case ACCURACY -> new AccuracyMeasurement(options, stand, out).run();
                    case MATCHING -> new MatchingMeasurement(options, stand, out).run();
                    case OPTOUT -> new OptOutMeasurement(options, stand, load, out).run();
                }
            }
        }
    }
}
