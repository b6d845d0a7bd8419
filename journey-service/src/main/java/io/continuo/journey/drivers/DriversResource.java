package io.continuo.journey.drivers;

import io.continuo.journey.query.Answerer;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Key drivers over all journeys. Scans block, so they are asked for on worker threads. */
@Path("/api/journeys/drivers")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Key drivers", description = "What moves an outcome, and by how much")
@APIResponse(responseCode = "400", description = "The question cannot be understood; `errors` says what to mend")
@APIResponse(responseCode = "429", description = "Too many questions at a time; ask again after Retry-After")
@APIResponse(responseCode = "503", description = "The state is being made; ask again after Retry-After")
class DriversResource {

    private final Answerer answerer;

    DriversResource(Answerer answerer) {
        this.answerer = answerer;
    }

    @POST
    @PermissionsAllowed("journeys:read")
    @Operation(
            summary = "What moves an outcome",
            description = "Over touchpoints that carry an answer: how much of its variance each factor explains, by the"
                    + " Shapley value of R² (LMG) and by Johnson's relative weights; both sum to R². With too few"
                    + " answers the answer is `not_enough_data`.")
    public DriversView drivers(@Valid DriversRequest request) {
        DriversQuery query = request.toQuery();
        return DriversView.of(query, answerer.ask(query));
    }
}
