package io.continuo.http;

import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/**
 * Checks bearer tokens as the framework does, but each of them at most every half minute: most of what a check costs is the
 * arithmetic of its signature. Only what the framework let in is remembered; see decision 0017.
 */
@Alternative
@Priority(1)
@ApplicationScoped
public class BearerMechanism implements HttpAuthenticationMechanism {

    private static final String SCHEME = "Bearer ";

    private final OidcAuthenticationMechanism oidc;
    private final CheckedTokens checked = new CheckedTokens(InstantSource.system());

    BearerMechanism(OidcAuthenticationMechanism oidc) {
        this.oidc = oidc;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        Optional<String> token = token(context);
        return token.flatMap(checked::bearer)
                .map(known -> Uni.createFrom().item(here(known, context)))
                .orElseGet(() -> checked(context, providers, token));
    }

    private Uni<SecurityIdentity> checked(
            RoutingContext context, IdentityProviderManager providers, Optional<String> token) {
        Uni<SecurityIdentity> found = oidc.authenticate(context, providers);
        return token.map(one -> found.invoke(identity -> remember(one, identity)))
                .orElse(found);
    }

    /** @param identity null where the framework found no token */
    private void remember(String token, @Nullable SecurityIdentity identity) {
        if (identity != null && identity.getPrincipal() instanceof JsonWebToken claims) {
            checked.add(token, without(identity), Instant.ofEpochSecond(claims.getExpirationTime()));
        }
    }

    /** The framework keeps the request among the attributes. */
    private static SecurityIdentity here(SecurityIdentity known, RoutingContext context) {
        return QuarkusSecurityIdentity.builder(known)
                .addAttribute(RoutingContext.class.getName(), context)
                .build();
    }

    /** So that it does not outlive its answer here. */
    private static SecurityIdentity without(SecurityIdentity identity) {
        QuarkusSecurityIdentity.Builder rest = QuarkusSecurityIdentity.builder()
                .setPrincipal(identity.getPrincipal())
                .addCredentials(identity.getCredentials())
                .addRoles(identity.getRoles())
                .addPermissions(identity.getPermissions());
        identity.getAttributes().forEach((name, value) -> {
            if (!name.equals(RoutingContext.class.getName())) {
                rest.addAttribute(name, value);
            }
        });
        return rest.build();
    }

    private static Optional<String> token(RoutingContext context) {
        return Optional.ofNullable(context.request().getHeader(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.startsWith(SCHEME))
                .map(header -> header.substring(SCHEME.length()).strip())
                .filter(token -> !token.isEmpty());
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return oidc.getChallenge(context);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return oidc.getCredentialTypes();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
        return oidc.getCredentialTransport(context);
    }
}
