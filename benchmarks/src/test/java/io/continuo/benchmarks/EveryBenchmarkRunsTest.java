package io.continuo.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.events.EventJson;
import java.util.Collection;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

class EveryBenchmarkRunsTest {

    @Test
    void onceAndBriefly() throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include("io.continuo.benchmarks.*")
                        .forks(0)
                        .warmupIterations(0)
                        .measurementIterations(1)
                        .measurementTime(TimeValue.milliseconds(20))
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();

        assertThat(results)
                .extracting(result -> result.getParams().getBenchmark())
                .allSatisfy(EveryBenchmarkRunsTest::standsBesideABaseline);
        assertThat(results)
                .hasSize(4)
                .allSatisfy(result ->
                        assertThat(result.getPrimaryResult().getScore()).isPositive());
    }

    @Test
    void onTheSameJsonAsItsBaseline() throws Exception {
        EventJsonBenchmark benchmark = new EventJsonBenchmark();
        assertThat(EventJson.MAPPER.readTree(benchmark.write()))
                .isEqualTo(EventJson.MAPPER.readTree(benchmark.writeBaseline()));
        assertThat(EventJson.write(benchmark.read())).isEqualTo(benchmark.write());
    }

    private static void standsBesideABaseline(String benchmark) {
        String method = benchmark.substring(benchmark.lastIndexOf('.') + 1);
        String baseline = method.endsWith("Baseline") ? method : method + "Baseline";
        assertThat(EventJsonBenchmark.class).hasMethods(baseline);
    }
}
