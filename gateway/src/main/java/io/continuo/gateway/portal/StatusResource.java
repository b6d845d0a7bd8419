package io.continuo.gateway.portal;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/status")
@Tag(name = "Portal")
class StatusResource {

    private final States states;

    StatusResource(States states) {
        this.states = states;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Which services are ready")
    public Uni<Status> status() {
        return states.latest();
    }
}
