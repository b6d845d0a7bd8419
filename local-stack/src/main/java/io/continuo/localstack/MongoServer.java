package io.continuo.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The MongoDB stand-in in a JVM of its own: on disk for people, in memory for tests. */
final class MongoServer implements Program {

    private static final List<String> JVM = List.of(
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
            "-Dorg.slf4j.simpleLogger.showDateTime=true",
            "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSS");

    private final StackSettings settings;

    MongoServer(StackSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return Part.MONGODB.label();
    }

    @Override
    public void prepare() throws IOException {
        Files.createDirectories(settings.data(Part.MONGODB));
    }

    @Override
    public Launch launch() {
        Path store = settings.data(Part.MONGODB).resolve("store.mv");
        return Launch.java(
                Stream.concat(settings.serverJvm("32m", "256m").stream(), JVM.stream())
                        .toList(),
                settings.classPath(),
                MongoStandIn.class.getName(),
                Integer.toString(settings.port(Part.MONGODB)),
                settings.durable() ? store.toString() : MongoStandIn.IN_MEMORY);
    }

    @Override
    public boolean ready() {
        return Probe.port(settings.port(Part.MONGODB));
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(60);
    }
}
