package io.continuo.journey.settings;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who decides, as versions of settings name them. */
@RequestScoped
public class Caller {

    private final JsonWebToken token;

    Caller(JsonWebToken token) {
        this.token = token;
    }

    /** The person where one is logged in, else the system that the token was issued to. */
    public String name() {
        return claim(Claims.preferred_username).or(() -> claim(Claims.azp)).orElse("unknown");
    }

    private Optional<String> claim(Claims claim) {
        return Optional.ofNullable(token.<String>getClaim(claim));
    }
}
