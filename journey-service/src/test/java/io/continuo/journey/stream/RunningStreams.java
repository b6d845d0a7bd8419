package io.continuo.journey.stream;

import io.continuo.journey.JourneyConfig;
import io.continuo.journey.columns.Partitions;
import io.continuo.journey.columns.Storage;
import io.continuo.journey.peer.Calls;
import io.continuo.journey.peer.Signature;
import io.continuo.journey.reading.JourneyStores;
import io.continuo.journey.trace.RecordTracing;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.KafkaStreams;
import org.eclipse.microprofile.config.spi.Converter;

/** The streams of one instance of the service, without its HTTP. */
final class RunningStreams implements AutoCloseable {

    private final JourneyStreams streams;
    private final JourneyStores stores;

    RunningStreams(String kafka, TopicNames names, Path stateDir) {
        JourneyConfig config = new SmallRyeConfigBuilder()
                .withMapping(JourneyConfig.class)
                .withDefaultValue("continuo.journey.address", "localhost:8094")
                .withDefaultValue("continuo.journey.state-dir", stateDir.toString())
                .withDefaultValue("continuo.journey.hash-key", "only-for-these-tests")
                .withConverters(new Converter<?>[] {new MemorySizeConverter(), new DurationConverter()})
                .build()
                .getConfigMapping(JourneyConfig.class);
        streams = new JourneyStreams(
                config,
                names,
                new RecordTracing(OpenTelemetry.noop()),
                new SimpleMeterRegistry(),
                DrivenTopology.columns(new Partitions(Set.of(), Storage.MEMORY, 100, Runnable::run)),
                Map.of("bootstrap.servers", kafka));
        streams.partitions = Optional.of(3);
        stores = new KafkaJourneyStores(
                streams,
                new Calls(new Signature(config.hashKey(), InstantSource.system()), OpenTelemetry.noop(), config),
                config);
        streams.onStart(new StartupEvent());
    }

    boolean isRunning() {
        KafkaStreams running = streams.streams();
        return running != null && running.state() == KafkaStreams.State.RUNNING;
    }

    JourneyStores stores() {
        return stores;
    }

    @Override
    public void close() throws InterruptedException {
        streams.onStop(new ShutdownEvent());
    }
}
