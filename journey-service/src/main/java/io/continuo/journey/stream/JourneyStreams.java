package io.continuo.journey.stream;

import io.continuo.events.LogSettings;
import io.continuo.events.SubjectHash;
import io.continuo.journey.JourneyConfig;
import io.continuo.journey.customer.JourneyColumns;
import io.continuo.journey.placement.Forgetfulness;
import io.continuo.journey.trace.RecordTracing;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.state.Stores;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The life of Kafka Streams within the service: it starts as soon as the broker answers, and the service without it. */
@ApplicationScoped
public class JourneyStreams {

    private static final Logger LOG = Logger.getLogger(JourneyStreams.class);
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(10);

    private final JourneyConfig config;
    private final TopicNames names;
    private final RecordTracing tracing;
    private final MeterRegistry meters;
    private final JourneyColumns columns;
    private final Map<String, Object> kafka;

    @ConfigProperty(name = "continuo.topics.partitions")
    Optional<Integer> partitions;

    private @Nullable Thread starter;
    private volatile @Nullable KafkaStreams streams;
    private volatile int joined;

    JourneyStreams(
            JourneyConfig config,
            TopicNames names,
            RecordTracing tracing,
            MeterRegistry meters,
            JourneyColumns columns,
            @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.config = config;
        this.names = names;
        this.tracing = tracing;
        this.meters = meters;
        this.columns = columns;
        this.kafka = kafka;
    }

    /** Null until the broker answered for the first time. */
    @Nullable
    KafkaStreams streams() {
        return streams;
    }

    /** How many partitions the journeys have; 0 until the broker answered for the first time. */
    int partitions() {
        return joined;
    }

    void onStart(@Observes StartupEvent event) {
        starter = Retrying.start("journey-start", this::start);
    }

    void onStop(@Observes ShutdownEvent event) throws InterruptedException {
        if (starter != null) {
            starter.interrupt();
            starter.join(CLOSE_WITHIN);
        }
        KafkaStreams running = streams;
        if (running != null) {
            running.close(CLOSE_WITHIN);
        }
    }

    private boolean start() throws InterruptedException {
        Admin admin = Admin.create(kafka);
        try {
            JourneyTopics topics = new JourneyTopics(admin, names);
            joined = topics.ensure(partitions);
            KafkaStreams created = create(joined, config.stateDir().resolve(topics.clusterId()));
            created.start();
            streams = created;
            LOG.infof("Journeys started application=%s partitions=%d", names.application(), joined);
            return true;
        } catch (ExecutionException | TimeoutException | RuntimeException e) {
            LOG.warnf("Journeys cannot start yet cause=%s", e.getMessage());
            return false;
        } finally {
            admin.close(Duration.ZERO); // A plain close would wait for a broker that may be away.
        }
    }

    private KafkaStreams create(int joined, Path stateDir) {
        columns.total(joined);
        LogSettings log = LogSettings.from(name -> ConfigProvider.getConfig().getOptionalValue(name, String.class));
        KafkaStreams created = new KafkaStreams(
                JourneyTopology.of(
                        names,
                        new Forgetfulness(
                                new SubjectHash(config.hashKey()),
                                log,
                                joined,
                                Counter.builder("continuo.journey.dropped")
                                        .description("Records about an erased past")
                                        .register(meters)),
                        tracing,
                        meters,
                        Stores::persistentKeyValueStore,
                        columns),
                StreamsSettings.of(config, log, kafka, names.application(), stateDir));
        created.setUncaughtExceptionHandler(new ThreadReplacement());
        StreamsMeters.register(created, meters);
        return created;
    }
}
