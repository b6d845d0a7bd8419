package io.continuo.interaction.ingestion;

import io.continuo.interaction.InteractionConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.Function;

/** Reads the body of the current request as it was sent, and holds its place until the answer is known. */
@RequestScoped
public class RawBodies {

    /** For the whole of a body. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpServerRequest request;
    private final Admission admission;
    private final InteractionConfig.Ingestion limits;

    RawBodies(RoutingContext context, Admission admission, InteractionConfig config) {
        this.request = context.request();
        this.admission = admission;
        this.limits = config.ingestion();
    }

    /**
     * Blocks while the body arrives.
     *
     * @param limit bytes, as sent
     * @throws io.quarkiverse.resteasy.problem.HttpProblem {@code payload-too-large}, {@code too-many-requests} or {@code
     *     request-timeout}
     */
    public <T> Uni<T> read(InputStream body, long limit, Function<RawBody, Uni<T>> work) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        long declared = length == null ? limit : Long.parseLong(length);
        if (declared > limit) {
            throw Bodies.tooLarge(limit);
        }
        return admission.webhooks().during(declared, room -> work.apply(raw(new Punctual(body, PATIENCE), limit)));
    }

    private RawBody raw(InputStream body, long limit) {
        try {
            byte[] bytes = body.readNBytes(Math.toIntExact(limit) + 1);
            if (bytes.length > limit) {
                throw Bodies.tooLarge(limit);
            }
            return new RawBody(bytes, request.getHeader(HttpHeaders.CONTENT_ENCODING), bounds(limit));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RawBody.Bounds bounds(long limit) {
        return new RawBody.Bounds(
                limit, limits.maxStream().asLongValue(), limits.maxEvent().asLongValue(), limits.maxStreamLines());
    }
}
