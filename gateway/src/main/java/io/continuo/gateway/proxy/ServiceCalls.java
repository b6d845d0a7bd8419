package io.continuo.gateway.proxy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The gateway's own reads from the services. */
@Singleton
public class ServiceCalls {

    /**
     * An answer.
     *
     * @param body empty where the service sent none
     */
    public record Answer(int status, Buffer body) {

        public boolean isOk() {
            return status == 200;
        }

        /** @throws UncheckedIOException when the body is not JSON */
        public JsonNode json(ObjectMapper mapper) {
            try {
                return mapper.readTree(body.getBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final Upstreams upstreams;

    ServiceCalls(Upstreams upstreams) {
        this.upstreams = upstreams;
    }

    /**
     * Reads from a service; fails when there is no answer in time.
     *
     * @param uri path and query, encoded
     * @param authorization null for public paths
     */
    public Uni<Answer> get(String service, String uri, @Nullable String authorization, Duration timeout) {
        return Uni.createFrom()
                .completionStage(
                        () -> call(service, uri, authorization, timeout).toCompletionStage());
    }

    private Future<Answer> call(String service, String uri, @Nullable String authorization, Duration timeout) {
        Upstream upstream = upstreams.get(service);
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost(upstream.url().getHost())
                .setPort(upstream.port())
                .setURI(uri)
                .setTimeout(timeout.toMillis())
                .putHeader(HttpHeaders.ACCEPT, "application/json");
        if (authorization != null) {
            options.putHeader(HttpHeaders.AUTHORIZATION, authorization);
        }
        return upstream.requests()
                .request(options)
                .compose(request -> request.send().compose(ServiceCalls::read))
                .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Future<Answer> read(HttpClientResponse response) {
        return response.body().map(body -> new Answer(response.statusCode(), body));
    }
}
