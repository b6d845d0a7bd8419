package io.continuo.journey;

import io.continuo.journey.columns.Partitions;
import io.continuo.journey.customer.JourneyColumns;
import io.continuo.journey.query.Scans;
import io.continuo.journey.stage.StageRules;
import io.continuo.journey.stream.TopicNames;
import io.continuo.journey.trace.RecordTracing;
import io.opentelemetry.api.OpenTelemetry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What is made once and shared. */
class JourneyBeans {

    @Produces
    @Singleton
    StageRules stageRules() {
        return StageRules.defaults();
    }

    @Produces
    @Singleton
    TopicNames topicNames(@ConfigProperty(name = "continuo.topics.prefix") Optional<String> prefix) {
        return new TopicNames(prefix.orElse(""));
    }

    @Produces
    @Singleton
    RecordTracing recordTracing(OpenTelemetry telemetry) {
        return new RecordTracing(telemetry);
    }

    /** One thread makes columns: that is done beside everything else. */
    @Produces
    @Singleton
    Partitions partitions(JourneyConfig config) {
        return new Partitions(config.columns().properties(), config.columns().changes(), threads("journey-columns", 1));
    }

    @Produces
    @Singleton
    JourneyColumns journeyColumns(Partitions partitions, StageRules rules, JourneyConfig config) {
        return new JourneyColumns(partitions, rules, config.maxAnalysed());
    }

    @Produces
    @Singleton
    Scans scans(Partitions partitions, JourneyConfig config) {
        int wanted = config.columns().threads();
        int number = wanted > 0 ? wanted : Runtime.getRuntime().availableProcessors();
        return new Scans(
                partitions, threads("journey-scan", number), config.columns().questions());
    }

    private static ExecutorService threads(String name, int number) {
        return Executors.newFixedThreadPool(
                number, Thread.ofPlatform().name(name + "-", 0).daemon().factory());
    }

    @Produces
    @Singleton
    InstantSource clock() {
        return InstantSource.system();
    }
}
