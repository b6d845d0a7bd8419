package io.continuo.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.UncheckedIOException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Problems for what goes wrong before or beside the REST layer. */
@Singleton
public class VertxProblems {

    private static final Logger LOG = Logger.getLogger(VertxProblems.class);

    private static final int FIRST = 10_000;

    /** Before the framework's own limit, which answers without a body. */
    private static final int BEFORE_LIMITS = 100;

    /** Right after it: it stands at priority 2. */
    private static final int AFTER_LIMITS = 1;

    private final ObjectMapper mapper;
    private final long maxBodySize;

    VertxProblems(
            ObjectMapper mapper, @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize maxBodySize) {
        this.mapper = mapper;
        this.maxBodySize = maxBodySize.asLongValue();
    }

    /** Ends the request with the problem; does nothing when the answer has begun already. */
    public void send(RoutingContext request, HttpProblem problem) {
        HttpServerResponse response = request.response();
        if (response.headWritten() || response.closed()) {
            response.reset();
            return;
        }
        HttpProblem complete = ProblemShape.complete(problem, ProblemShape.path(request), TraceIds.of(request));
        complete.getHeaders().forEach((name, value) -> response.putHeader(name, value.toString()));
        response.setStatusCode(complete.getStatusCode())
                .putHeader(HttpHeaders.CONTENT_TYPE, HttpProblem.MEDIA_TYPE.toString())
                .end(write(complete));
    }

    void failures(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(this::fail);
        // A path that cannot be decoded matches no route, not even the one above.
        router.errorHandler(400, this::fail);
    }

    void limit(@Observes Filters filters) {
        filters.register(VertxProblems::noteTrace, FIRST);
        filters.register(this::refuseLargeBody, BEFORE_LIMITS);
        filters.register(VertxProblems::leaveLimitToReader, AFTER_LIMITS);
    }

    private void fail(RoutingContext request) {
        Throwable cause = request.failure();
        if (cause instanceof HttpProblem problem) {
            send(request, problem);
            return;
        }
        int status = request.statusCode() >= 400 ? request.statusCode() : 500;
        if (status == 500) {
            LOG.errorf(cause, "request failed type=%s", StandardProblem.INTERNAL_ERROR.uri());
        }
        send(request, StatusProblems.of(status));
    }

    /** The framework answers a chunked body that grows too large without a body; {@link JsonBodies} does it with one. */
    private static void leaveLimitToReader(RoutingContext request) {
        request.remove(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY);
        request.next();
    }

    private static void noteTrace(RoutingContext request) {
        TraceIds.note(request);
        request.next();
    }

    private void refuseLargeBody(RoutingContext request) {
        String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null || Long.parseLong(length) <= maxBodySize) {
            request.next();
            return;
        }
        // The body is never read, so the connection cannot be used again.
        request.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        request.addEndHandler(end -> request.request().connection().close());
        send(request, StatusProblems.of(StandardProblem.PAYLOAD_TOO_LARGE.status()));
    }

    private String write(HttpProblem problem) {
        try {
            return mapper.writeValueAsString(problem);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
