package io.continuo.interaction.briefing;

import io.continuo.events.CustomerId;
import io.continuo.interaction.people.Newcomers;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/customers/{id}/briefing")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Briefing", description = "What to know before talking to a customer")
class BriefingResource {

    private final Newcomers newcomers;
    private final Briefings briefings;

    BriefingResource(Newcomers newcomers, Briefings briefings) {
        this.newcomers = newcomers;
        this.briefings = briefings;
    }

    @GET
    @PermissionsAllowed("cases:read")
    @Operation(
            summary = "What to know before talking to a customer",
            description =
                    "Open cases with clocks and promises, the last touchpoints, the mood and why, and what may be said where.")
    @APIResponse(responseCode = "404", description = "No customer has this id, or the customer was forgotten")
    public Uni<Briefing> briefing(@PathParam("id") CustomerId id) {
        return newcomers.known(id).chain(briefings::of);
    }
}
