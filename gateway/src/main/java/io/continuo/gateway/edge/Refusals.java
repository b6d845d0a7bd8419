package io.continuo.gateway.edge;

import io.continuo.http.VertxProblems;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;

/** Ends a request with a problem while its body may still be arriving. */
@Singleton
public class Refusals {

    /** How long the rest of a refused body is read and thrown away, so that the caller can read the answer. */
    private static final long LINGER_MILLIS = 2_000;

    private final VertxProblems problems;
    private final Vertx vertx;

    Refusals(VertxProblems problems, Vertx vertx) {
        this.problems = problems;
        this.vertx = vertx;
    }

    public void send(RoutingContext context, HttpProblem problem) {
        problems.send(context, problem);
        HttpServerRequest request = context.request();
        if (request.isEnded()) {
            return;
        }
        long timer = vertx.setTimer(LINGER_MILLIS, late -> request.connection().close());
        request.exceptionHandler(gone -> vertx.cancelTimer(timer));
        request.endHandler(all -> vertx.cancelTimer(timer));
        request.handler(thrownAway -> {});
        request.resume();
    }
}
