package io.continuo.localstack;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** A packaged Quarkus service as a child process. */
final class ServiceProgram implements Program {

    /** Small, but with the compiler a service has in production: figures measured here are meant to mean something. */
    private static final List<String> JVM = List.of(
            "-Xms32m",
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-XX:MaxMetaspaceSize=192m",
            // Address space only. In a small one the JVM collects the whole heap, all waiting, to drop old code.
            "-XX:ReservedCodeCacheSize=240m",
            "-XX:+ExitOnOutOfMemoryError",
            "-Xss512k",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager");

    /** Waits for what a service needs before its first line can succeed. */
    interface Prerequisites {
        void await(Service service) throws InterruptedException;
    }

    private final Service service;
    private final ServiceSettings settings;
    private final Prerequisites prerequisites;

    ServiceProgram(Service service, ServiceSettings settings, Prerequisites prerequisites) {
        this.service = service;
        this.settings = settings;
        this.prerequisites = prerequisites;
    }

    @Override
    public String name() {
        return service.label();
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        if (!Files.exists(jar())) {
            throw new IOException("No " + jar() + "; build the module " + service.module() + " first");
        }
        prerequisites.await(service);
    }

    @Override
    public Launch launch() {
        List<String> jvm =
                Stream.concat(JVM.stream(), settings.jvmOptions().stream()).toList();
        return Launch.javaJar(jvm, jar()).with(settings.environment(service));
    }

    @Override
    public boolean ready() {
        return Probe.http(URI.create(settings.url(service) + "/q/health/ready"));
    }

    @Override
    public Duration patience() {
        return Duration.ofMinutes(2);
    }

    /** A staged copy, or the one the build left in the module. */
    private Path jar() {
        Path module = settings.apps().resolve(service.module());
        Path staged = module.resolve("quarkus-app").resolve("quarkus-run.jar");
        return Files.exists(staged)
                ? staged
                : module.resolve("target").resolve("quarkus-app").resolve("quarkus-run.jar");
    }
}
