package io.continuo.e2e;

import static io.restassured.RestAssured.given;

import io.continuo.localstack.Database;
import io.continuo.localstack.Service;
import io.continuo.localstack.ServiceSettings;
import io.continuo.localstack.ServiceSettings.Backing;
import io.continuo.localstack.ServiceSettings.Topics;
import io.continuo.localstack.Services;
import io.continuo.localstack.StackSettings;
import io.continuo.localstack.testing.TestStack;
import io.continuo.localstack.testing.Tokens;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What takes touchpoints in and reads them back, on a broker of its own: all of it may be killed. */
final class IngestionSuite implements AutoCloseable {

    private static final Duration STARTED_WITHIN = Duration.ofMinutes(3);
    private static final int HTTP_TIMEOUT_MS = 20_000;

    /** Kafka waits this long for a consumer that was killed, 45 seconds otherwise. */
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "MP_MESSAGING_INCOMING_TOUCHPOINTS_SESSION_TIMEOUT_MS", "6000",
            "MP_MESSAGING_INCOMING_TOUCHPOINTS_HEARTBEAT_INTERVAL_MS", "2000",
            "JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");

    private final TestStack stack = TestStack.get();
    private final LoneBroker broker;
    private final Database identity;
    private final Services services;

    private IngestionSuite() throws InterruptedException {
        broker = LoneBroker.start(stack);
        identity = stack.createDatabase("identity");
        services = Services.start(settings());
    }

    static IngestionSuite start() throws InterruptedException {
        IngestionSuite suite = new IngestionSuite();
        suite.awaitReady();
        return suite;
    }

    void awaitReady() throws InterruptedException {
        broker.awaitReady();
        services.awaitReady(STARTED_WITHIN);
    }

    void killTheBroker() {
        broker.killAndRestart();
    }

    void kill(Service service) {
        services.service(service).kill();
        services.service(service).start();
    }

    /** Calls the gateway as an SDK does. */
    RequestSpecification withKey(String writeKey) {
        return calling().auth().preemptive().basic(writeKey, "");
    }

    /** What is in the timeline of the customer with this identifier, newest first. */
    List<String> timeline(String type, String value) {
        return Timelines.ids(() -> as("ecommerce"), type, value);
    }

    private RequestSpecification as(String client) {
        return calling().header("Authorization", "Bearer " + Tokens.of(client));
    }

    private RequestSpecification calling() {
        HttpClientConfig patience = HttpClientConfig.httpClientConfig()
                .setParam("http.connection.timeout", HTTP_TIMEOUT_MS)
                .setParam("http.socket.timeout", HTTP_TIMEOUT_MS);
        return given().config(RestAssuredConfig.config().httpClient(patience))
                .baseUri(services.url(Service.GATEWAY).toString())
                .contentType(ContentType.JSON);
    }

    private ServiceSettings settings() {
        List<Integer> free = StackSettings.freePorts(3);
        Map<Service, Integer> ports =
                Map.of(Service.GATEWAY, free.get(0), Service.INTERACTION, free.get(1), Service.IDENTITY, free.get(2));
        String run = UUID.randomUUID().toString().substring(0, 8);
        Backing backing = new Backing(
                Map.of(Service.IDENTITY, identity),
                stack.mongodb(),
                "interaction_" + run,
                broker.address(),
                new Topics("", 3),
                stack.realm());
        return new ServiceSettings(
                Suite.ROOT, Suite.ROOT.resolve("e2e-tests/target/ingestion-" + run), ports, backing, ENVIRONMENT);
    }

    @Override
    public void close() {
        services.close();
        broker.close();
        stack.drop(identity);
    }
}
