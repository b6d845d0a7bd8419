package io.continuo.gateway.access;

import io.continuo.http.Challenges;
import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.quarkus.security.AuthenticationException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.BiConsumer;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;

/** Checks bearer tokens: issuer, audience, expiry and signature by quarkus-oidc, the scope here. */
@Singleton
class Bearers {

    private static final Logger LOG = Logger.getLogger(Bearers.class);

    /** The failure comes with the identity; the framework shall not answer it by itself. */
    private static final BiConsumer<RoutingContext, Throwable> ANSWERED_HERE = (request, failure) -> {};

    private final IdentityProviderManager identities;
    private final Challenges challenges;

    Bearers(IdentityProviderManager identities, Challenges challenges) {
        this.identities = identities;
        this.challenges = challenges;
    }

    /** Passes the caller's own token on, once it is valid and has the scope. */
    Future<Admission> admit(RoutingContext request, String scope) {
        request.put(QuarkusHttpUser.AUTH_FAILURE_HANDLER, ANSWERED_HERE);
        Uni<Admission> admission = QuarkusHttpUser.getSecurityIdentity(request, identities)
                .onFailure()
                .recoverWithUni(failure -> refuse(request, failure))
                .chain(identity -> admit(request, identity, scope));
        return UniHelper.toFuture(admission);
    }

    private Uni<Admission> admit(RoutingContext request, SecurityIdentity identity, String scope) {
        if (!(identity.getPrincipal() instanceof JsonWebToken token)) {
            return challenges.problem(request).chain(problem -> Uni.createFrom().failure(problem));
        }
        String scopes = token.getClaim("scope");
        if (scopes == null || !Arrays.asList(scopes.split(" ")).contains(scope)) {
            return Uni.createFrom()
                    .failure(Problems.of(StandardProblem.FORBIDDEN, "The token lacks the scope " + scope + "."));
        }
        String authorization = request.request().getHeader(HttpHeaders.AUTHORIZATION);
        return Uni.createFrom().item(new Admission(authorization, null, null));
    }

    private Uni<SecurityIdentity> refuse(RoutingContext request, Throwable failure) {
        if (failure instanceof AuthenticationException) {
            return challenges.problem(request).chain(problem -> Uni.createFrom().failure(problem));
        }
        LOG.warnf("token not checked reason=%s", failure.toString());
        return Uni.createFrom()
                .failure(Problems.retryLater(
                        StandardProblem.UNAVAILABLE, "The identity provider does not answer.", Duration.ofSeconds(5)));
    }
}
