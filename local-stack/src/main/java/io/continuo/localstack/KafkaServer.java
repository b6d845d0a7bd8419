package io.continuo.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** One Kafka node, broker and controller in one, in a JVM of its own. */
final class KafkaServer implements Program {

    private static final List<String> JVM = List.of(
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
            "-Dorg.slf4j.simpleLogger.showDateTime=true",
            "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSS");

    private final StackSettings settings;

    KafkaServer(StackSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return Part.KAFKA.label();
    }

    @Override
    public void prepare() throws IOException {
        Files.createDirectories(settings.data(Part.KAFKA));
        Files.createDirectories(settings.run());
        Files.writeString(properties(), configuration());
    }

    @Override
    public Launch launch() {
        return Launch.java(
                Stream.concat(settings.serverJvm("64m", "320m").stream(), JVM.stream())
                        .toList(),
                settings.classPath(),
                KafkaNode.class.getName(),
                properties().toString());
    }

    @Override
    public boolean ready() {
        return Probe.port(settings.port(Part.KAFKA));
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(60);
    }

    private Path properties() {
        return settings.run().resolve("kafka.properties");
    }

    /**
     * Nothing is created by accident, and one node answers for everything. The session is short because a node that was
     * killed is let in again only when its old session has ended.
     *
     * <p>The cleaner comes every second, so that what an erasure takes out is gone while one watches.
     *
     * <p>An acknowledged record survives {@code kill -9} of the broker: it is in the page cache of the system. No flush
     * is forced, so it may not survive a power failure; several brokers are the answer to that, not fsync.
     */
    private String configuration() {
        int port = settings.port(Part.KAFKA);
        int controller = settings.controllerPort();
        return """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@127.0.0.1:%2$d
                controller.listener.names=CONTROLLER
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                log.dirs=%3$s
                auto.create.topics.enable=false
                default.replication.factor=1
                min.insync.replicas=1
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=8
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=4
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                share.coordinator.state.topic.num.partitions=1
                group.initial.rebalance.delay.ms=0
                log.segment.bytes=134217728
                log.index.size.max.bytes=1048576
                log.cleaner.dedupe.buffer.size=4194304
                log.cleaner.backoff.ms=1000
                log.retention.check.interval.ms=1000
                log.flush.interval.messages=9223372036854775807
                num.network.threads=2
                num.io.threads=4
                background.threads=2
                broker.session.timeout.ms=3000
                broker.heartbeat.interval.ms=500
                """.formatted(port, controller, settings.data(Part.KAFKA).toAbsolutePath());
    }
}
