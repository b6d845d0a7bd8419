package io.continuo.inventory;

import jakarta.enterprise.context.RequestScoped;
import java.util.Objects;
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
}
