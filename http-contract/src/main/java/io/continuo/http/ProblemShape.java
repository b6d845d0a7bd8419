package io.continuo.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemPostProcessor;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The last step of every error of a REST resource: the one shape of all problems, whatever raised it. */
@ApplicationScoped
class ProblemShape implements ProblemPostProcessor {

    private static final Logger LOG = Logger.getLogger(ProblemShape.class);

    /** The SDKs of the tracking API look for code and message in a refusal; without them analytics-python never gives up. */
    private static final String TRACKING = "/v1/";

    private final CurrentVertxRequest current;
    private final ParameterProblems parameters;

    ProblemShape(CurrentVertxRequest current, ParameterProblems parameters) {
        this.current = current;
        this.parameters = parameters;
    }

    @Override
    public HttpProblem apply(HttpProblem problem, ProblemContext context) {
        HttpProblem typed = typed(problem, context.cause);
        if (typed.getStatusCode() == StandardProblem.INTERNAL_ERROR.status()) {
            LOG.errorf(context.cause, "request failed type=%s traceId=%s", typed.getType(), TraceIds.of(request()));
        }
        return complete(typed, path(context), TraceIds.of(request()));
    }

    /** The extension keeps its processors in a static list, which outlives the application in tests and live reload. */
    void forget(@Observes ShutdownEvent stopping) {
        ExceptionMapperBase.postProcessorsRegistry.reset();
    }

    /** Adds what every problem carries and only the request knows. */
    static HttpProblem complete(HttpProblem problem, @Nullable String path, String traceId) {
        HttpProblem.Builder complete = HttpProblem.builder(problem)
                .withInstance(path == null ? null : instance(path))
                .with("traceId", traceId);
        if (path != null && path.startsWith(TRACKING)) {
            complete.with("code", code(problem)).with("message", message(problem));
        }
        return complete.build();
    }

    private static String code(HttpProblem problem) {
        String type = String.valueOf(problem.getType());
        return type.substring(type.lastIndexOf(':') + 1);
    }

    private static String message(HttpProblem problem) {
        return Optional.ofNullable(problem.getDetail())
                .or(() -> Optional.ofNullable(problem.getTitle()))
                .orElse("");
    }

    private HttpProblem typed(HttpProblem problem, Throwable cause) {
        if (problem.getType() != null) {
            return problem;
        }
        return switch (cause) {
            case ConstraintViolationException invalid -> Violations.problem(invalid);
            case WebApplicationException e when e.getCause() instanceof HttpProblem own -> own;
            case WebApplicationException e when ParameterProblems.mayExplain(e) -> parameters.explain(e);
            case JsonProcessingException e -> ofStatus(problem, StandardProblem.INTERNAL_ERROR.status());
            default -> ofStatus(problem, problem.getStatusCode());
        };
    }

    private static HttpProblem ofStatus(HttpProblem problem, int status) {
        HttpProblem.Builder standard = HttpProblem.builder(StatusProblems.of(status));
        problem.getHeaders().forEach(standard::withHeader);
        return standard.build();
    }

    private @Nullable String path(ProblemContext context) {
        RoutingContext request = request();
        return request == null ? context.path : path(request);
    }

    private @Nullable RoutingContext request() {
        return current.getCurrent();
    }

    /** The path as far as it can be read; a wrong escape is what some problems are about. */
    static @Nullable String path(RoutingContext request) {
        try {
            return request.normalizedPath();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable URI instance(String path) {
        try {
            return new URI(null, null, path, null);
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
