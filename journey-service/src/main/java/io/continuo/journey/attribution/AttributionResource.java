package io.continuo.journey.attribution;

import io.continuo.journey.query.Answered;
import io.continuo.journey.query.Answerer;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Attribution over all journeys. Scans block, so they are asked for on worker threads. */
@Path("/api/journeys/attribution")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Attribution", description = "Which channels conversions are owed to")
@APIResponse(responseCode = "400", description = "The question cannot be understood; `errors` says what to mend")
@APIResponse(responseCode = "429", description = "Too many questions at a time; ask again after Retry-After")
@APIResponse(responseCode = "503", description = "The state is being made; ask again after Retry-After")
class AttributionResource {

    private final Answerer answerer;

    AttributionResource(Answerer answerer) {
        this.answerer = answerer;
    }

    @POST
    @PermissionsAllowed("journeys:read")
    @Operation(
            summary = "Attribute conversions over all journeys",
            description = "Exact, by any of eight models; the credits sum to the conversions and to their revenue. With"
                    + " several models the answer is `models`, a list of answers about the same paths.")
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(oneOf = {AttributionView.class, AttributionView.Comparison.class})))
    public Response attribute(@Valid AttributionRequest request) {
        AttributionQuery query = request.toQuery();
        Answered<Gathered> answered = answerer.ask(query);
        AttributionView.Basis basis =
                AttributionView.Basis.of(query.models().order(), answered.basis(), request.spent());
        return Response.ok(AttributionView.sideBySide(AttributionView.of(answered.counts(), basis)))
                .build();
    }
}
