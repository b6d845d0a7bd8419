package io.continuo.http;

import io.quarkiverse.resteasy.problem.ExceptionMapperBase;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkiverse.resteasy.problem.postprocessing.ProblemContext;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Problems for errors, which the problem extension leaves to the framework (it maps exceptions only). */
class ErrorProblems {

    @ServerExceptionMapper(Error.class)
    public Response of(Error error, RoutingContext request) {
        HttpProblem problem = HttpProblem.builder().withStatus(500).build();
        return ExceptionMapperBase.postProcessorsRegistry
                .applyPostProcessing(problem, ProblemContext.of(error, request.normalizedPath()))
                .toResponse();
    }
}
