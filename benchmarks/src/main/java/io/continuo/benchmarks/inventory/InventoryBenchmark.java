package io.continuo.benchmarks.inventory;

import io.continuo.benchmarks.inventory.Options.Mode;
import io.continuo.benchmarks.load.Machine;
import io.continuo.benchmarks.load.Stand;
import java.io.PrintStream;

/** Starts what is to be measured, measures it, prints what it measured. */
public final class InventoryBenchmark {

    private InventoryBenchmark() {}

    /** @param arguments see {@link Options#USAGE} */
    public static void run(String[] arguments) throws Exception {
        Options options = Options.parse(arguments);
        PrintStream out = System.out;
        try (Stand stand = Stand.start(options.setup())) {
            out.println(Machine.description());
            for (Mode mode : options.modes()) {
                switch (mode) {
                    case HOT -> new HotMeasurement(options, stand, out).run();
                    case SPREAD -> new SpreadMeasurement(options, stand, out).run();
                    case GROWTH -> new GrowthMeasurement(options, stand, out).run();
                    case AVAILABILITY -> new AvailabilityMeasurement(options, stand, out).run();
                    case SOURCING -> new SourcingMeasurement(options, stand, out).run();
                    case FEED -> new FeedMeasurement(options, stand, out).run();
                }
            }
        }
    }
}
