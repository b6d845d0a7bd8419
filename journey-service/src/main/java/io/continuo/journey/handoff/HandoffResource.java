package io.continuo.journey.handoff;

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

/** Hand-offs over all journeys. Scans block, so they are asked for on worker threads. */
@Path("/api/journeys/handoffs")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Hand-offs", description = "Where customers go on in another channel")
@APIResponse(responseCode = "400", description = "The question cannot be understood; `errors` says what to mend")
@APIResponse(responseCode = "429", description = "Too many questions at a time; ask again after Retry-After")
@APIResponse(responseCode = "503", description = "The state is being made; ask again after Retry-After")
class HandoffResource {

    private final Answerer answerer;
    private final InstantSource clock;

    HandoffResource(Answerer answerer, InstantSource clock) {
        this.answerer = answerer;
        this.clock = clock;
    }

    @POST
    @PermissionsAllowed("journeys:read")
    @Operation(
            summary = "Hand-offs between channels",
            description = "Per pair of channels, and by customer type: how many hand-offs, of how many customers, after"
                    + " how long, how many customers were not met again, how many asked for service again, and what"
                    + " customers said before and after; each with n and its 95 % interval.")
    public HandoffView handoffs(@Valid HandoffRequest request) {
        return HandoffView.of(answerer.ask(request.toQuery(clock.instant())));
    }
}
