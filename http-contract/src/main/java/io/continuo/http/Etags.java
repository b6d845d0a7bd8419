package io.continuo.http;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Entity tags made of a resource's version, and {@code If-Match} (RFC 9110, 13.1.1: strong comparison). */
public final class Etags {

    private Etags() {}

    /** The value of the {@code ETag} header, quotes included. */
    public static String of(long version) {
        return "\"" + version + "\"";
    }

    /** An answer that says which version of the resource it shows. */
    public static <T> RestResponse<T> tagged(Response.Status status, T entity, long version) {
        return RestResponse.ResponseBuilder.<T>create(status.getStatusCode())
                .entity(entity)
                .header(HttpHeaders.ETAG, of(version))
                .build();
    }

    /**
     * Checks the precondition of a write; an absent one always holds.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem {@code precondition-failed} when the version is another
     */
    public static void check(@Nullable String ifMatch, long version) {
        if (!matches(ifMatch, version)) {
            throw Problems.of(
                    StandardProblem.PRECONDITION_FAILED,
                    "The resource has changed: read it again and repeat the change.");
        }
    }

    /** Whether {@code If-Match} allows a write to this version. */
    public static boolean matches(@Nullable String ifMatch, long version) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return true;
        }
        return Arrays.stream(ifMatch.split(",", -1)).map(String::strip).anyMatch(of(version)::equals);
    }
}
