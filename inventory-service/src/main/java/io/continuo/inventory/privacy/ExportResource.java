package io.continuo.inventory.privacy;

import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
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

/** This service's part of an export. */
@Path("/api/privacy/exports/{requestId}/inventory")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Privacy", description = "What is known of a person")
class ExportResource {

    private final Exports exports;

    ExportResource(Exports exports) {
        this.exports = exports;
    }

    @GET
    @PermissionsAllowed("privacy:admin")
    @Operation(summary = "The person's reservations and promises, for seven days after the request")
    @APIResponse(responseCode = "200", description = "Everything, the oldest first")
    @APIResponse(responseCode = "404", description = "No export was requested by this id, or too long ago")
    public Uni<Exports.Export> export(@PathParam("requestId") String requestId) {
        return exports.export(requestId)
                .map(found -> found.orElseThrow(() -> Problems.of(
                        StandardProblem.NOT_FOUND, "No export was requested by this id in the last seven days.")));
    }
}
