package io.continuo.identity;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who is asking, as evidence and decisions name them. */
@RequestScoped
public class Caller {

    private final JsonWebToken token;

    Caller(JsonWebToken token) {
        this.token = token;
    }

    /** The system: the client the token was issued to. */
    public String system() {
        return claim(Claims.azp).orElse("unknown");
    }

    /** The person where one is logged in, else the system. */
    public String name() {
        return claim(Claims.preferred_username).orElseGet(this::system);
    }

    private Optional<String> claim(Claims claim) {
        return Optional.ofNullable(token.<String>getClaim(claim));
    }
}
