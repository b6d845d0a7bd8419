package io.continuo.journey.attribution;

import io.continuo.journey.query.Answered;
import io.continuo.journey.query.Answerer;
import io.continuo.journey.spend.Spends;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import java.util.stream.Collectors;
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
    private final Spends spends;

    AttributionResource(Answerer answerer, Spends spends) {
        this.answerer = answerer;
        this.spends = spends;
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
        Spending spending = request.spend() == null
                ? Spending.imported(spends.on(query.dimension(), query.period(), currencies(query, answered.counts())))
                : Spending.given(request.spend());
        AttributionView.Basis basis = AttributionView.Basis.of(query.models().order(), answered.basis(), spending);
        return Response.ok(AttributionView.sideBySide(AttributionView.of(answered.counts(), basis)))
                .build();
    }

    /** In what the revenue is that spend is compared with; empty where it does not say. */
    private static Set<String> currencies(AttributionQuery query, Gathered gathered) {
        return query.currency() != null
                ? Set.of(query.currency())
                : gathered.currencies().stream()
                        .filter(currency -> !currency.isEmpty())
                        .collect(Collectors.toSet());
    }
}
