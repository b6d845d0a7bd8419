package io.continuo.journey.cohort;

import io.continuo.journey.query.Answerer;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Cohorts over all journeys. Scans block, so they are asked for on worker threads. */
@Path("/api/journeys/cohorts")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Cohorts", description = "Who comes back, and what customers are worth")
@APIResponse(responseCode = "400", description = "The question cannot be understood; `errors` says what to mend")
@APIResponse(responseCode = "429", description = "Too many questions at a time; ask again after Retry-After")
@APIResponse(responseCode = "503", description = "The state is being made; ask again after Retry-After")
class CohortResource {

    private final Answerer answerer;
    private final InstantSource clock;

    CohortResource(Answerer answerer, InstantSource clock) {
        this.answerer = answerer;
        this.clock = clock;
    }

    @POST
    @PermissionsAllowed("journeys:read")
    @Operation(
            summary = "Retention and value of cohorts",
            description = "By first contact, first channel, first purchase, campaign or mix of channels: how many came"
                    + " back in each period after they began, and what customers are worth, also by the number of"
                    + " channels on which they were met.")
    @APIResponse(responseCode = "200", description = "The cohorts, with the partitions that are missing in them")
    public CohortView cohorts(@Valid CohortRequest request) {
        CohortQuery query = request.toQuery(clock.instant());
        return CohortView.of(query, answerer.ask(query));
    }
}
