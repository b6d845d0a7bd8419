package io.continuo.inventory;

import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who asks, as the ledger names them: the client, never a person. */
@RequestScoped
public class Caller {

    private final JsonWebToken token;

    Caller(JsonWebToken token) {
        this.token = token;
    }

    public String client() {
        return Objects.requireNonNullElse(token.getClaim(Claims.azp), "unknown").toString();
    }

    /** When the caller's token ends; empty where it does not say. */
    public Optional<Instant> tokenEnds() {
        long seconds = token.getExpirationTime();
        return seconds > 0 ? Optional.of(Instant.ofEpochSecond(seconds)) : Optional.empty();
    }
}
