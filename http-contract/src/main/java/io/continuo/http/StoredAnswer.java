package io.continuo.http;

import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * An answer that can be given again exactly as it was.
 *
 * @param status HTTP status
 * @param json the body; empty for none
 */
public record StoredAnswer(int status, String json) {

    public Response toResponse() {
        if (json.isEmpty()) {
            return Response.status(status).build();
        }
        MediaType type = status < 400 ? MediaType.APPLICATION_JSON_TYPE : HttpProblem.MEDIA_TYPE;
        return Response.status(status).type(type).entity(json).build();
    }
}
