package io.continuo.journey.path;

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

/** Paths over all journeys. Scans block, so they are asked for on worker threads. */
@Path("/api/journeys/paths")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Paths", description = "What follows what on all journeys")
@APIResponse(responseCode = "400", description = "The question cannot be understood; `errors` says what to mend")
@APIResponse(responseCode = "429", description = "Too many questions at a time; ask again after Retry-After")
@APIResponse(responseCode = "503", description = "The state is being made; ask again after Retry-After")
class PathResource {

    private final Answerer answerer;

    PathResource(Answerer answerer) {
        this.answerer = answerer;
    }

    @POST
    @PermissionsAllowed("journeys:read")
    @Operation(
            summary = "The ways customers go",
            description =
                    "What follows what directly, how often and after how long; where journeys begin and end, their"
                            + " variants and loops, and a Sankey diagram. `by` says what a step is: a channel, a type, a stage.")
    @APIResponse(responseCode = "200", description = "The ways, with the partitions that are missing in them")
    public PathView paths(@Valid PathRequest request) {
        PathQuestion question = request.toQuestion();
        return PathView.of(question.extent().variants(), answerer.ask(question));
    }
}
