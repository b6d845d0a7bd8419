package io.continuo.gateway.access;

import io.continuo.gateway.config.GatewayConfig;
import io.continuo.gateway.config.GatewayConfig.WriteKey;
import io.continuo.gateway.routing.Route;
import io.continuo.gateway.routing.Row.Trait;
import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides whether a request may pass, and as whom. */
@Singleton
public class Gatekeeper {

    /** Larger bodies are searched off the event loop. */
    private static final int SEARCHED_AT_ONCE = 64 * 1024;

    private final Bearers bearers;
    private final OwnToken ownToken;
    private final HeldBodies bodies;
    private final Vertx vertx;
    private final Map<String, WriteKey> keys;
    private final long inflatedLimit;
    private final long jsonLimit;

    Gatekeeper(Bearers bearers, OwnToken ownToken, HeldBodies bodies, Vertx vertx, GatewayConfig config) {
        this.bearers = bearers;
        this.ownToken = ownToken;
        this.bodies = bodies;
        this.vertx = vertx;
        this.keys = Map.copyOf(config.writeKeys());
        this.inflatedLimit = config.limits().tracking().asLongValue();
        this.jsonLimit = config.limits().json().asLongValue();
    }

    /** Fails with the problem to answer. */
    public Future<Admission> admit(RoutingContext request, Route route) {
        if (route.has(Trait.SIGNED)) {
            return UniHelper.toFuture(ownToken.authorization()).map(token -> new Admission(token, null, null));
        }
        if (!route.has(Trait.KEY)) {
            return bearers.admit(request, route.scope());
        }
        return switch (Credential.of(request.request())) {
            case Credential.Bearer bearer -> bearers.admit(request, route.scope());
            case Credential.Key key -> byKey(key.value(), null);
            case Credential.None none -> byBody(request);
            case Credential.Unreadable unreadable ->
                Future.failedFuture(refused("The Authorization header has neither a token nor a write key."));
        };
    }

    /** The admission with the whole body, for those who must look into it; fails with the problem to answer. */
    public Future<Admission> hold(RoutingContext request, Admission admission) {
        return bodies.read(request, jsonLimit).map(admission::with);
    }

    private Future<Admission> byBody(RoutingContext request) {
        return bodies.read(request, inflatedLimit)
                .compose(
                        body -> search(body, BodyKeys.isPacked(body))
                                .compose(
                                        found -> found.map(key -> byKey(key, body))
                                                .orElseGet(
                                                        () -> Future.failedFuture(
                                                                refused(
                                                                        "Send a bearer token, or a write key as Basic user name, as ?writeKey= or in the JSON body.")))));
    }

    private Future<Optional<String>> search(Buffer body, boolean gzip) {
        if (body.length() <= SEARCHED_AT_ONCE && !gzip) {
            return Future.succeededFuture(BodyKeys.find(body, false, inflatedLimit));
        }
        return vertx.executeBlocking(() -> BodyKeys.find(body, gzip, inflatedLimit), false);
    }

    private Future<Admission> byKey(String key, @Nullable Buffer body) {
        WriteKey known = keys.get(key);
        if (known == null) {
            return Future.failedFuture(refused("The write key is not known."));
        }
        return UniHelper.toFuture(ownToken.authorization()).map(token -> new Admission(token, known, body));
    }

    private static HttpProblem refused(String detail) {
        return HttpProblem.builder(Problems.of(StandardProblem.UNAUTHENTICATED, detail))
                .withHeader("WWW-Authenticate", "Bearer")
                .build();
    }
}
