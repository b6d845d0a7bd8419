package io.continuo.localstack;

import io.continuo.localstack.ServiceSettings.Backing;
import io.continuo.localstack.ServiceSettings.Topics;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@code ./continuo up} runs: the stack, the services on it, demo data on the first start, until it is stopped.
 *
 * <p>Arguments: the directory with what the build made, the data directory, then {@code --infra} and {@code --no-demo}.
 * Exit codes: 0 stopped by request, 1 something did not start, 3 a port is taken, 4 it already runs.
 */
final class Up {

    private static final int PARTITIONS = 12;
    private static final Duration READY_WITHIN = Duration.ofMinutes(8);
    private static final Duration POLL_EVERY = Duration.ofMillis(200);
    private static final Duration ROTATE_EVERY = Duration.ofSeconds(10);

    private final Path apps;
    private final Path home;
    private final Set<String> flags;
    private final StackSettings stackSettings;
    private final ServiceSettings serviceSettings;
    private final Progress progress = new Progress(System.out);

    private Up(Path apps, Path home, Set<String> flags, Map<String, String> environment) {
        this.apps = apps;
        this.home = home;
        this.flags = flags;
        StackSettings base = StackSettings.of(apps.resolve("local-stack"), home, environment);
        String cache = environment.getOrDefault("CONTINUO_CACHE", base.cache().toString());
        this.stackSettings = base.withCache(Path.of(cache));
        Map<String, String> common =
                Map.of(ServiceSettings.JVM_OPTIONS, environment.getOrDefault(ServiceSettings.JVM_OPTIONS, ""));
        this.serviceSettings =
                new ServiceSettings(apps, home, ServiceSettings.ports(environment), backing(stackSettings), common);
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Set<String> flags = Set.copyOf(List.of(args).subList(2, args.length));
        System.exit(new Up(Path.of(args[0]), Path.of(args[1]), flags, System.getenv()).run());
    }

    private int run() throws IOException, InterruptedException {
        Path lockFile = Files.createDirectories(home).resolve("lock");
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                progress.say("Continuo already runs here: ./continuo status");
                return 4;
            }
            PortCheck ports = new PortCheck();
            ports.stack(stackSettings);
            if (withServices()) {
                ports.services(serviceSettings);
            }
            if (!ports.taken().isEmpty()) {
                ports.taken().forEach(progress::say);
                return 3;
            }
            return supervise();
        }
    }

    private int supervise() throws IOException, InterruptedException {
        Files.deleteIfExists(readyFile());
        LocalStack stack = LocalStack.start(stackSettings);
        Services services = withServices() ? Services.on(stack, serviceSettings) : null;
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stack, services)));
        Commands commands = new Commands(home.resolve("run").resolve("commands"));
        List<Supervised> programs = programs(stack, services);
        programs.forEach(commands::accept);
        if (!awaitAll(programs)) {
            return 1;
        }
        if (withServices() && !flags.contains("--no-demo")) {
            new DemoRun(stackSettings, serviceSettings, progress).onFirstStart();
        }
        new Welcome(stackSettings, serviceSettings, progress).say(withServices());
        Files.writeString(readyFile(), Long.toString(ProcessHandle.current().pid()));
        serve(commands, programs);
        return 0;
    }

    /** Until a signal ends this process. */
    private static void serve(Commands commands, List<Supervised> programs) throws IOException, InterruptedException {
        long rotated = System.nanoTime();
        while (true) {
            commands.poll();
            if (System.nanoTime() - rotated > ROTATE_EVERY.toNanos()) {
                for (Supervised program : programs) {
                    Logs.rotate(program.log());
                }
                rotated = System.nanoTime();
            }
            Thread.sleep(POLL_EVERY);
        }
    }

    private boolean awaitAll(List<Supervised> programs) throws InterruptedException {
        List<String> failures = new ArrayList<>();
        List<Thread> waiting = new ArrayList<>();
        for (Supervised program : programs) {
            waiting.add(Thread.ofPlatform().daemon().start(() -> await(program, failures)));
        }
        for (Thread thread : waiting) {
            thread.join();
        }
        failures.forEach(progress::say);
        return failures.isEmpty();
    }

    private void await(Supervised program, List<String> failures) {
        try {
            program.awaitReady(READY_WITHIN);
            progress.step(program.name() + " answers");
        } catch (IllegalStateException e) {
            synchronized (failures) {
                failures.add("It did not start: " + e.getMessage());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void stop(LocalStack stack, @Nullable Services services) {
        progress.step("stopping");
        if (services != null) {
            services.close();
        }
        stack.close();
        readyFile().toFile().delete();
        progress.step("stopped");
    }

    private static List<Supervised> programs(LocalStack stack, @Nullable Services services) {
        List<Supervised> programs = new ArrayList<>();
        for (Part part : Part.values()) {
            stack.part(part).ifPresent(programs::add);
        }
        if (services != null) {
            for (Service service : Service.values()) {
                programs.add(services.service(service));
            }
        }
        return programs;
    }

    private static Backing backing(StackSettings settings) {
        PostgresAdmin postgres = new PostgresAdmin(settings.address(Part.POSTGRES));
        return new Backing(
                Map.of(
                        Service.IDENTITY, postgres.named("identity"),
                        Service.INVENTORY, postgres.named("inventory")),
                settings.address(Part.MONGODB),
                "interaction",
                settings.address(Part.KAFKA),
                new Topics("", PARTITIONS),
                settings.address(Part.KEYCLOAK));
    }

    private boolean withServices() {
        return !flags.contains("--infra");
    }

    private Path readyFile() {
        return home.resolve("run").resolve("ready");
    }
}
