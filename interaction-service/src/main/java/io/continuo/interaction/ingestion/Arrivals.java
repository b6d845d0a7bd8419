package io.continuo.interaction.ingestion;

import io.continuo.events.Channel;
import io.continuo.interaction.log.TraceContext;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Tells who sends the current request. The gateway, and nobody else, may speak for a write key: it names the key and the
 * key's channel in two headers.
 */
@RequestScoped
class Arrivals {

    static final String CHANNEL = "X-Continuo-Channel";
    static final String SOURCE = "X-Continuo-Source";

    private static final String GATEWAY = "gateway";
    private static final String STEWARD = "customers:steward";

    private final JsonWebToken token;
    private final HttpServerRequest request;
    private final TraceContext trace;
    private final InstantSource clock;

    Arrivals(JsonWebToken token, RoutingContext context, TraceContext trace, InstantSource clock) {
        this.token = token;
        this.request = context.request();
        this.trace = trace;
        this.clock = clock;
    }

    Arrival current() {
        return new Arrival(sender(), clock.instant(), trace.headers());
    }

    /** Whose refused items the caller sees: everybody's with the scope of a steward, else only its own. */
    Audience audience() {
        String scopes = Optional.ofNullable(token.<String>getClaim("scope")).orElse("");
        String source = sender().source();
        return List.of(scopes.split(" ")).contains(STEWARD) ? Audience.everybody() : Audience.of(source);
    }

    private Sender sender() {
        String client = Optional.ofNullable(token.<String>getClaim(Claims.azp)).orElse("unknown");
        if (!client.equals(GATEWAY)) {
            return new Sender(null, client);
        }
        Channel channel = Optional.ofNullable(request.getHeader(CHANNEL))
                .filter(Channel::isValid)
                .map(Channel::new)
                .orElse(null);
        return new Sender(
                channel, Optional.ofNullable(request.getHeader(SOURCE)).orElse(GATEWAY));
    }
}
