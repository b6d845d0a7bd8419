package io.continuo.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestKeys.class)
@WithTestResource(TraceExportTest.Collector.class)
class TraceExportTest {

    @Test
    void oneRunTimeSettingTurnsTheExportOn() throws InterruptedException {
        given().get("/api/orders/trace").then().statusCode(200).body("recorded", equalTo(true));
        assertThat(Collector.EXPORTS.poll(20, TimeUnit.SECONDS)).isEqualTo("/v1/traces application/x-protobuf");
    }

    /** Takes traces as an OpenTelemetry collector does. */
    public static class Collector implements QuarkusTestResourceLifecycleManager {

        private static final BlockingQueue<String> EXPORTS = new LinkedBlockingQueue<>();

        private HttpServer server;

        @Override
        public Map<String, String> start() {
            try {
                server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            server.createContext("/", exchange -> {
                String type = exchange.getRequestHeaders().getFirst("Content-Type");
                EXPORTS.add(exchange.getRequestURI() + " " + type);
                exchange.sendResponseHeaders(200, -1);
                exchange.close();
            });
            server.start();
            String endpoint = "http://localhost:" + server.getAddress().getPort();
            return Map.of("quarkus.otel.exporter.otlp.endpoint", endpoint);
        }

        @Override
        public void stop() {
            server.stop(0);
        }
    }
}
