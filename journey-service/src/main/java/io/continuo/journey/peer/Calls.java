package io.continuo.journey.peer;

import io.continuo.journey.JourneyConfig;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.context.Context;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Calls other instances, signed and within bounds. */
@Singleton
public class Calls {

    private final Signature signature;
    private final OpenTelemetry telemetry;
    private final HttpClient client;
    private final Duration timeout;
    private final long maxAnswer;

    public Calls(Signature signature, OpenTelemetry telemetry, JourneyConfig config) {
        this.signature = signature;
        this.telemetry = telemetry;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(config.peers().connectTimeout())
                .build();
        this.timeout = config.peers().timeout();
        this.maxAnswer = config.peers().maxAnswer().asLongValue();
    }

    /** A call that is on its way. */
    public interface Sent {

        /**
         * Waits for the answer.
         *
         * @throws IOException when there is none in time, or one that is too large
         */
        HttpResponse<byte[]> answer() throws IOException;
    }

    /**
     * Sends a call; does not wait.
     *
     * @param instance its {@code host:port}
     * @param target path and query
     */
    public Sent post(String instance, String target, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://" + instance + target))
                .timeout(timeout)
                .header("Content-Type", "application/octet-stream")
                .header(Signature.HEADER, signature.of(target, body))
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        telemetry.getPropagators().getTextMapPropagator().inject(Context.current(), request, (builder, name, value) -> {
            if (builder != null) {
                builder.header(name, value);
            }
        });
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(
                request.build(),
                HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), maxAnswer));
        long until = System.nanoTime() + timeout.toNanos();
        return () -> answer(answer, until);
    }

    private static HttpResponse<byte[]> answer(CompletableFuture<HttpResponse<byte[]>> answer, long until)
            throws IOException {
        try {
            return answer.get(Math.max(1, until - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new IOException("no answer in time", e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @PreDestroy
    void close() {
        client.shutdownNow();
    }
}
