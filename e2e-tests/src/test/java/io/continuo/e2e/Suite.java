package io.continuo.e2e;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.continuo.localstack.Database;
import io.continuo.localstack.Part;
import io.continuo.localstack.Service;
import io.continuo.localstack.ServiceSettings;
import io.continuo.localstack.ServiceSettings.Backing;
import io.continuo.localstack.ServiceSettings.Topics;
import io.continuo.localstack.Services;
import io.continuo.localstack.StackSettings;
import io.continuo.localstack.Supervised;
import io.continuo.localstack.demo.DemoData;
import io.continuo.localstack.demo.LoadReport;
import io.continuo.localstack.demo.Scale;
import io.continuo.localstack.testing.TestStack;
import io.continuo.localstack.testing.Tokens;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The five services on the shared stack, with databases, topics and ports of their own; started once for all tests.
 *
 * <p>Where the environment variable {@value #RUNNING} names the gateway of a running suite, that one is tested instead
 * (with {@code CONTINUO_TEST_STACK} naming its stack); what only works on a suite of our own is then skipped.
 */
final class Suite {

    static final Path ROOT =
            Path.of(System.getProperty("continuo.root", "..")).toAbsolutePath().normalize();

    /** What classes that use it lock, so that none of them kills or fills it under another one. */
    static final String NAME = "suite";

    static final String RUNNING = "CONTINUO_GATEWAY";

    /** A process that lives for seconds does not earn back what the second compiler costs. */
    private static final String QUICK_START = "-XX:TieredStopAtLevel=1";

    private static final Duration STARTED_WITHIN = Duration.ofMinutes(3);
    private static final int PARTITIONS = 3;
    private static final int HTTP_TIMEOUT_MS = 15_000;

    private static @Nullable Suite shared;

    private final TestStack stack = TestStack.get();
    private final OtlpCollector traces = OtlpCollector.start();
    private final Instant today = Instant.now().truncatedTo(ChronoUnit.HOURS);
    private final @Nullable Services services;
    private final @Nullable Backing backing;
    private final URI gateway;
    private @Nullable LoadReport demo;

    private Suite() throws InterruptedException {
        String running = System.getenv(RUNNING);
        if (running != null) {
            services = null;
            backing = null;
            gateway = URI.create(running);
            return;
        }
        Backing places = backing();
        backing = places;
        Services own = Services.start(settings(places));
        Runtime.getRuntime().addShutdownHook(new Thread(own::close));
        own.awaitReady(STARTED_WITHIN);
        services = own;
        gateway = URI.create("http://localhost:" + own.url(Service.GATEWAY).getPort());
    }

    static synchronized Suite get() {
        if (shared == null) {
            try {
                shared = new Suite();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while starting the suite", e);
            }
        }
        return shared;
    }

    URI gateway() {
        return gateway;
    }

    URI keycloak() {
        URI realm = URI.create(stack.realm());
        return URI.create(realm.getScheme() + "://" + realm.getAuthority());
    }

    /** What the services of a suite of our own say about traces. */
    OtlpCollector traces() {
        assumeTrue(services != null, "a suite that runs already sends its traces elsewhere");
        return traces;
    }

    /** The small demo shop, with the same data whoever asks first. */
    synchronized LoadReport openTheDemoShop() {
        LoadReport known = demo;
        if (known == null) {
            known = loadTheDemoShop();
            demo = known;
        }
        return known;
    }

    /** Tells everything again. */
    LoadReport loadTheDemoShop() {
        return DemoData.load(gateway(), keycloak(), Scale.CORNER_SHOP, today, line -> {});
    }

    /** {@code kill -9}, and started again without waiting until it answers. */
    void killAndRestart(Service service) {
        Services own = services;
        assumeTrue(own != null, "a suite that runs already is not ours to kill");
        Supervised process = Objects.requireNonNull(own).service(service);
        process.kill();
        process.start();
    }

    /** The number of the service's process: another one after it was killed or ended by itself. */
    long process(Service service) {
        Services own = services;
        assumeTrue(own != null, "the processes of a suite that runs already are not known");
        return Objects.requireNonNull(own).service(service).pid();
    }

    /** Calls the gateway as a client of the local realm with the scopes it has there. */
    RequestSpecification as(String client) {
        return anonymous().header("Authorization", "Bearer " + Tokens.of(client));
    }

    /** Calls the gateway as an SDK does. */
    RequestSpecification withKey(String writeKey) {
        return anonymous().auth().preemptive().basic(writeKey, "");
    }

    /** Calls the gateway without saying who it is. */
    RequestSpecification anonymous() {
        HttpClientConfig patience = HttpClientConfig.httpClientConfig()
                .setParam("http.connection.timeout", HTTP_TIMEOUT_MS)
                .setParam("http.socket.timeout", HTTP_TIMEOUT_MS);
        return given().config(RestAssuredConfig.config().httpClient(patience))
                .baseUri(gateway().toString())
                .contentType(ContentType.JSON);
    }

    /** Whether a program is on this machine. */
    static boolean runs(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private ServiceSettings settings(Backing places) {
        Map<Service, Integer> ports = new EnumMap<>(Service.class);
        List<Integer> free = StackSettings.freePorts(Service.values().length);
        for (Service service : Service.values()) {
            ports.put(service, free.get(service.ordinal()));
        }
        Path home = ROOT.resolve("e2e-tests").resolve("target").resolve("suite-" + places.mongodbDatabase());
        Map<String, String> common =
                Map.of("QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT", traces.endpoint(), "JAVA_TOOL_OPTIONS", QUICK_START);
        return new ServiceSettings(ROOT, home, ports, places, common);
    }

    private Backing backing() {
        return new Backing(
                Map.of(
                        Service.IDENTITY, stack.createDatabase("identity"),
                        Service.INVENTORY, stack.createDatabase("inventory")),
                stack.mongodb(),
                "interaction_" + UUID.randomUUID().toString().substring(0, 8),
                stack.kafka(),
                new Topics(stack.topicPrefix(), PARTITIONS),
                stack.realm());
    }

    /** Looks for what is left of a person behind the services of a suite of our own. */
    Remains remains() {
        assumeTrue(backing != null, "what a suite that runs already stands on is not known");
        Backing own = Objects.requireNonNull(backing);
        return new Remains(new Places(
                own.kafka(),
                own.topics().prefix(),
                stack.data(Part.KAFKA),
                own.mongodb(),
                own.mongodbDatabase(),
                List.copyOf(own.databases().values())));
    }

    /** What the services stand on. */
    record Places(
            String kafka,
            String topicPrefix,
            Path kafkaFiles,
            String mongodb,
            String mongodbDatabase,
            List<Database> databases) {}
}
