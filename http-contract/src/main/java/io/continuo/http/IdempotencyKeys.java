package io.continuo.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Reads the {@code Idempotency-Key} of the current request. */
@RequestScoped
public class IdempotencyKeys {

    public static final String HEADER = "Idempotency-Key";

    private static final Pattern PRINTABLE = Pattern.compile("[\\x21-\\x7e]([\\x20-\\x7e]{0,253}[\\x21-\\x7e])?");

    private final RoutingContext request;
    private final ObjectMapper mapper;
    private final Fingerprints fingerprints;

    IdempotencyKeys(RoutingContext request, ObjectMapper mapper, Fingerprints fingerprints) {
        this.request = request;
        this.mapper = mapper;
        this.fingerprints = fingerprints;
    }

    /**
     * The request with its key.
     *
     * @param body the body record, or whatever else makes two requests the same
     * @throws io.quarkiverse.resteasy.problem.HttpProblem {@code idempotency-key-required} when the header is absent,
     *     {@code invalid-field} when it is not a key
     */
    public KeyedRequest required(Object body) {
        return optional(body)
                .orElseThrow(() -> Problems.of(
                        StandardProblem.IDEMPOTENCY_KEY_REQUIRED,
                        "Send an Idempotency-Key header with a value that is new for each new request."));
    }

    /** As {@link #required}, empty when the header is absent. */
    public Optional<KeyedRequest> optional(Object body) {
        String key = request.request().getHeader(HEADER);
        if (key == null) {
            return Optional.empty();
        }
        if (!PRINTABLE.matcher(key).matches()) {
            throw Problems.invalid("/" + HEADER, "1 to 255 printable ASCII characters");
        }
        return Optional.of(new KeyedRequest(caller(), key, fingerprints.of(body)));
    }

    /** An answer that can be stored; its JSON is what the resource would have sent. */
    public StoredAnswer answer(int status, Object body) {
        try {
            return new StoredAnswer(status, mapper.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A refusal as an answer that can be stored: the problem as the caller gets it the first time. */
    public StoredAnswer refusal(HttpProblem problem) {
        HttpProblem complete = ProblemShape.complete(problem, ProblemShape.path(request), TraceIds.of(request));
        return answer(complete.getStatusCode(), complete);
    }

    private String caller() {
        return client() + " " + request.request().method() + " " + request.normalizedPath();
    }

    private String client() {
        if (request.user() instanceof QuarkusHttpUser user
                && user.getSecurityIdentity().getPrincipal() instanceof JsonWebToken token) {
            return token.getClaim(Claims.azp) + "/" + token.getSubject();
        }
        return "anonymous";
    }
}
