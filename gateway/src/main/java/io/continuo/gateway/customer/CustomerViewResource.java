package io.continuo.gateway.customer;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/customers/{id}/360")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Customers")
class CustomerViewResource {

    private final CustomerViews views;

    CustomerViewResource(CustomerViews views) {
        this.views = views;
    }

    @GET
    @PermissionsAllowed("customers:read")
    @Operation(
            summary = "The whole customer",
            description = "Profile, consents, last touchpoints, open cases, journey, reservations and satisfaction."
                    + " A part that is down is named in unavailable, and the rest answers.")
    public Uni<CustomerView> view(@PathParam("id") @Size(max = 64) String id) {
        return views.of(id);
    }
}
