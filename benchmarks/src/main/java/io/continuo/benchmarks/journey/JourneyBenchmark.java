package io.continuo.benchmarks.journey;

import io.continuo.benchmarks.load.Machine;
import java.io.PrintStream;

/** Measures the columns of journey-service in this process, and the service as it runs. */
public final class JourneyBenchmark {

    private JourneyBenchmark() {}

    /** @param arguments see {@link Options#USAGE} */
    public static void run(String[] arguments) throws Exception {
        Options options = Options.parse(arguments);
        PrintStream out = System.out;
        out.println(Machine.description());
        for (Options.Mode mode : options.modes()) {
            switch (mode) {
                case FUNNEL -> new FunnelMeasurement(options, out).run();
                case ATTRIBUTION -> new AttributionMeasurement(options, out).run();
                case INGEST -> new IngestMeasurement(options, out).run();
                case GROWTH -> new GrowthMeasurement(options, out).run();
                case SERVICE -> new ServiceMeasurement(options, out).run();
                case INSTANCES -> new InstancesMeasurement(options, out).run();
            }
        }
    }
}
