package io.continuo.identity.merging;

import io.continuo.events.CustomerId;
import io.continuo.http.IdempotencyKeys;
import io.continuo.http.KeyedRequest;
import io.continuo.identity.Caller;
import io.continuo.identity.Requests;
import io.continuo.identity.graph.Decision;
import io.continuo.identity.graph.MergeId;
import io.continuo.identity.graph.Merging;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/customers/{id}/merges")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Merges")
class MergeResource {

    static final int LONGEST_REASON = 1000;

    /** The one character that PostgreSQL's text does not take. */
    static final String NO_NUL = "[^\\x00]*";

    private final Merging merging;
    private final Requests requests;
    private final IdempotencyKeys keys;
    private final Caller caller;

    MergeResource(Merging merging, Requests requests, IdempotencyKeys keys, Caller caller) {
        this.merging = merging;
        this.requests = requests;
        this.keys = keys;
        this.caller = caller;
    }

    /** With whom, and why. */
    record MergeRequest(
            @NotNull CustomerId with,

            @NotBlank @Size(max = LONGEST_REASON) @Pattern(regexp = NO_NUL)
            String reason) {}

    /** @param customerId the survivor */
    record MergeResponse(MergeId mergeId, CustomerId customerId) {}

    @POST
    @PermissionsAllowed("customers:write")
    @Operation(
            summary = "Merge two customers",
            description = "The older id survives, the other keeps resolving to it. It can be undone exactly.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = MergeResponse.class)))
    @APIResponse(responseCode = "404", description = "One of them is unknown")
    @APIResponse(responseCode = "409", description = "They are one already, or are never to be linked")
    public Uni<Response> merge(@PathParam("id") CustomerId id, @Valid MergeRequest body, @Context UriInfo uri) {
        Optional<KeyedRequest> key = keys.optional(body);
        Decision decision = new Decision(body.reason(), caller.name());
        return requests.once(
                key,
                tx -> merging.merge(tx, id, body.with(), decision)
                        .map(outcome -> outcome.fold(
                                merged -> requests.answer(
                                        new MergeResponse(merged.edge().id(), merged.survivor())),
                                refused -> requests.refuse(Refusals.problem(refused), uri.getPath()))));
    }
}
