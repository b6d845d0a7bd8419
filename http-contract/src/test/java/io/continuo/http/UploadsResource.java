package io.continuo.http;

import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import io.vertx.mutiny.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.stream.Collectors;

/** Takes more than is ever held, and says how much. */
@Path("/api/uploads")
class UploadsResource {

    @POST
    @Consumes(MediaType.TEXT_PLAIN)
    @Produces(MediaType.TEXT_PLAIN)
    @NonBlocking
    public Uni<Integer> upload(RoutingContext request) {
        return HttpServerRequest.newInstance(request.request())
                .toMulti()
                .collect()
                .with(Collectors.summingInt(piece -> piece.length()));
    }
}
