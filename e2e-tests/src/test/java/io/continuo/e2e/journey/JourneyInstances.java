package io.continuo.e2e.journey;

import static io.restassured.RestAssured.given;

import io.continuo.localstack.Service;
import io.continuo.localstack.ServiceSettings;
import io.continuo.localstack.ServiceSettings.Backing;
import io.continuo.localstack.ServiceSettings.Topics;
import io.continuo.localstack.Services;
import io.continuo.localstack.StackSettings;
import io.continuo.localstack.testing.TestStack;
import io.continuo.localstack.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Processes of journey-service with the same topics, of their own. */
final class JourneyInstances implements AutoCloseable {

    private static final Path ROOT =
            Path.of(System.getProperty("continuo.root", "..")).toAbsolutePath().normalize();
    private static final Duration STARTED_WITHIN = Duration.ofMinutes(3);
    private static final int PARTITIONS = 3;
    private static final Map<String, String> COMMON = Map.of(
            // A process that lives for seconds does not earn back what the second compiler costs.
            "JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1", "CONTINUO_JOURNEY_SESSION_TIMEOUT", "6s");

    private final TestStack stack = TestStack.get();
    private final String prefix = stack.topicPrefix();
    private final String token = Tokens.of("platform");
    private final List<Services> processes = new ArrayList<>();

    String kafka() {
        return stack.kafka();
    }

    String prefix() {
        return prefix;
    }

    /** Starts one more. */
    void start() throws InterruptedException {
        Backing backing = new Backing(
                Map.of(), stack.mongodb(), "none", stack.kafka(), new Topics(prefix, PARTITIONS), stack.realm());
        Path home = ROOT.resolve("e2e-tests/target/journey-" + UUID.randomUUID());
        int port = StackSettings.freePorts(1).getFirst();
        Services process =
                Services.start(new ServiceSettings(ROOT, home, Map.of(Service.JOURNEY, port), backing, COMMON));
        processes.add(process);
        process.awaitReady(STARTED_WITHIN);
    }

    void kill(int instance) {
        processes.get(instance).service(Service.JOURNEY).kill();
    }

    Response ask(int instance, String path, String body) {
        return given().baseUri(processes.get(instance).url(Service.JOURNEY).toString())
                .header("Authorization", "Bearer " + token)
                .contentType(ContentType.JSON)
                .body(body)
                .post(path);
    }

    Response get(int instance, String path) {
        return given().baseUri(processes.get(instance).url(Service.JOURNEY).toString())
                .header("Authorization", "Bearer " + token)
                .get(path);
    }

    /** How many partitions' columns an instance has. */
    int partitions(int instance) {
        return get(instance, "/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("continuo_journey_columns_ready"))
                .mapToInt(line -> (int) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    @Override
    public void close() {
        processes.forEach(Services::close);
    }
}
