package io.continuo.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.Map;

/** The 401 problem with the challenge of the authentication mechanism ({@code WWW-Authenticate}, RFC 6750). */
@Singleton
public class Challenges {

    private static final String WWW_AUTHENTICATE = "WWW-Authenticate";

    private final HttpAuthenticator authenticator;

    Challenges(HttpAuthenticator authenticator) {
        this.authenticator = authenticator;
    }

    public Uni<HttpProblem> problem(RoutingContext request) {
        return authenticator
                .getChallenge(request)
                .map(Challenges::withChallenge)
                .onFailure()
                .recoverWithItem(failure -> withChallenge(new ChallengeData(401)));
    }

    private static HttpProblem withChallenge(ChallengeData challenge) {
        String value = challenge.getHeaders().entrySet().stream()
                .filter(header ->
                        WWW_AUTHENTICATE.equalsIgnoreCase(header.getKey().toString()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("Bearer");
        return HttpProblem.builder(StatusProblems.of(StandardProblem.UNAUTHENTICATED.status()))
                .withHeader(WWW_AUTHENTICATE, value)
                .build();
    }
}
