package io.continuo.journey;

import io.continuo.journey.columns.MappedStorage;
import io.continuo.journey.columns.Partitions;
import io.continuo.journey.customer.JourneyColumns;
import io.continuo.journey.experience.ExperienceColumns;
import io.continuo.journey.query.Answerer;
import io.continuo.journey.query.Elsewhere;
import io.continuo.journey.query.Scans;
import io.continuo.journey.settings.Shelf;
import io.continuo.journey.stage.Rulebook;
import io.continuo.journey.stream.TopicNames;
import io.continuo.journey.trace.RecordTracing;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What is made once and shared. */
class JourneyBeans {

    @Produces
    @Singleton
    @Startup
    Rulebook rulebook(Shelf shelf, Partitions partitions) {
        Rulebook rules = Rulebook.on(shelf);
        partitions.onRules(rules::applied);
        rules.listen(partitions::rules);
        return rules;
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

    @Produces
    @Singleton
    Partitions partitions(JourneyConfig config, MeterRegistry meters) {
        Set<String> properties = new LinkedHashSet<>(config.columns().properties());
        properties.addAll(ExperienceColumns.NAMES);
        Partitions partitions = new Partitions(
                properties,
                new MappedStorage(config.stateDir().resolve("columns")),
                config.columns().changes(),
                threads("journey-columns", processors()));
        Gauge.builder("continuo.journey.columns.touchpoints", partitions, Partitions::touchpoints)
                .description("Touchpoints that questions over all journeys see here")
                .register(meters);
        Gauge.builder("continuo.journey.columns.size", partitions, Partitions::bytes)
                .description("Blocks of columns, outside the heap")
                .baseUnit("bytes")
                .register(meters);
        Gauge.builder("continuo.journey.columns.texts", partitions, Partitions::textBytes)
                .description("Texts of property columns, outside the heap where they are many")
                .baseUnit("bytes")
                .register(meters);
        Gauge.builder("continuo.journey.columns.ready", partitions, Partitions::ready)
                .description("Partitions whose columns are here")
                .register(meters);
        return partitions;
    }

    @Produces
    @Singleton
    JourneyColumns journeyColumns(Partitions partitions, JourneyConfig config) {
        return new JourneyColumns(partitions, config.maxAnalysed());
    }

    @Produces
    @Singleton
    Scans scans(Partitions partitions, JourneyConfig config) {
        int wanted = config.columns().threads();
        int number = wanted > 0 ? wanted : Runtime.getRuntime().availableProcessors();
        return new Scans(
                partitions, threads("journey-scan", number), config.columns().patience());
    }

    @Produces
    @Singleton
    Answerer answerer(Scans scans, Elsewhere elsewhere, InstantSource clock, JourneyConfig config) {
        return new Answerer(scans, elsewhere, clock, config.columns().questions());
    }

    private static int processors() {
        return Runtime.getRuntime().availableProcessors();
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
