package io.continuo.http;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Failures the problem extension does not map: errors (it maps exceptions only), and missing or broken credentials
 * (its own mappers were compiled against an older form of Quarkus's challenge).
 */
class RestFailures {

    /** Lower is asked first; the extension's own mappers stand at USER - 1. */
    private static final int BEFORE_EXTENSION = Priorities.USER - 2;

    private final Challenges challenges;

    RestFailures(Challenges challenges) {
        this.challenges = challenges;
    }

    @ServerExceptionMapper(Error.class)
    public Response error(Error error, RoutingContext request) {
        return respond(StatusProblems.of(StandardProblem.INTERNAL_ERROR.status()), error, request);
    }

    @ServerExceptionMapper(value = UnauthorizedException.class, priority = BEFORE_EXTENSION)
    public Uni<Response> unauthorized(UnauthorizedException refusal, RoutingContext request) {
        return challenges.problem(request).map(problem -> respond(problem, refusal, request));
    }

    @ServerExceptionMapper(value = AuthenticationFailedException.class, priority = BEFORE_EXTENSION)
    public Uni<Response> authenticationFailed(AuthenticationFailedException refusal, RoutingContext request) {
        return challenges.problem(request).map(problem -> respond(problem, refusal, request));
    }

    private static Response respond(HttpProblem problem, Throwable cause, RoutingContext request) {
        return ExceptionMapperBase.postProcessorsRegistry
                .applyPostProcessing(problem, ProblemContext.of(cause, request.normalizedPath()))
                .toResponse();
    }
}
