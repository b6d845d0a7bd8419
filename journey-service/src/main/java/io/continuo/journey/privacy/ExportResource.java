package io.continuo.journey.privacy;

import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.continuo.journey.reading.NotServing;
import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** This service's part of an export. Reads block on the store, so they run on worker threads. */
@Path("/api/privacy/exports/{requestId}/journey")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Privacy", description = "What is known of a person")
class ExportResource {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final Exporting exporting;

    ExportResource(Exporting exporting) {
        this.exporting = exporting;
    }

    @GET
    @PermissionsAllowed("privacy:admin")
    @Operation(summary = "The person's journeys, for seven days after the request")
    @APIResponse(responseCode = "200", description = "The journeys")
    @APIResponse(responseCode = "404", description = "No export was requested by this id, or too long ago")
    @APIResponse(responseCode = "503", description = "Journeys are being restored; ask again after Retry-After")
    public Exporting.Export export(@PathParam("requestId") String requestId) {
        try {
            return exporting
                    .export(requestId)
                    .orElseThrow(() -> Problems.of(
                            StandardProblem.NOT_FOUND, "No export was requested by this id in the last seven days."));
        } catch (NotServing e) {
            throw Problems.retryLater(StandardProblem.UNAVAILABLE, String.valueOf(e.getMessage()), RETRY_AFTER);
        }
    }
}
