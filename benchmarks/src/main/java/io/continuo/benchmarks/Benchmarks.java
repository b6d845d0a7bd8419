package io.continuo.benchmarks;

import io.continuo.benchmarks.identity.IdentityBenchmark;
import io.continuo.benchmarks.interaction.InteractionBenchmark;
import io.continuo.benchmarks.inventory.InventoryBenchmark;
import io.continuo.benchmarks.journey.JourneyBenchmark;
import java.util.Arrays;
import org.openjdk.jmh.Main;

/** Starts the load benchmark that is named, or hands everything to JMH. */
final class Benchmarks {

    private Benchmarks() {}

    public static void main(String[] arguments) throws Exception {
        String name = arguments.length == 0 ? "" : arguments[0];
        String[] rest = Arrays.copyOfRange(arguments, Math.min(1, arguments.length), arguments.length);
        switch (name) {
            case "identity" -> IdentityBenchmark.run(rest);
            case "interaction" -> InteractionBenchmark.run(rest);
            case "inventory" -> InventoryBenchmark.run(rest);
            case "journey" -> JourneyBenchmark.run(rest);
            default -> Main.main(arguments);
        }
    }
}
