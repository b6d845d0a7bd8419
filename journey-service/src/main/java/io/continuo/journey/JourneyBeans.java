package io.continuo.journey;

import io.continuo.journey.stage.StageRules;
import io.continuo.journey.stream.TopicNames;
import io.continuo.journey.trace.RecordTracing;
import io.opentelemetry.api.OpenTelemetry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
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

    @Produces
    @Singleton
    InstantSource clock() {
        return InstantSource.system();
    }
}
