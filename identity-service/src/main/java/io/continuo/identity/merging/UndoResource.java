package io.continuo.identity.merging;

import io.continuo.http.IdempotencyKeys;
import io.continuo.http.KeyedRequest;
import io.continuo.http.Problems;
import io.continuo.http.StoredAnswer;
import io.continuo.identity.Caller;
import io.continuo.identity.IdentityProblem;
import io.continuo.identity.Requests;
import io.continuo.identity.customer.CustomerView;
import io.continuo.identity.customer.Profiles;
import io.continuo.identity.graph.Decision;
import io.continuo.identity.graph.MergeId;
import io.continuo.identity.graph.Merging;
import io.continuo.identity.graph.Nodes;
import io.continuo.identity.graph.Unmerged;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
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
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/merges/{mergeId}/undo")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Merges")
class UndoResource {

    private final Merging merging;
    private final Profiles profiles;
    private final Requests requests;
    private final IdempotencyKeys keys;
    private final Caller caller;

    UndoResource(Merging merging, Profiles profiles, Requests requests, IdempotencyKeys keys, Caller caller) {
        this.merging = merging;
        this.profiles = profiles;
        this.requests = requests;
        this.keys = keys;
        this.caller = caller;
    }

    /** @param neverLinkAgain whether no rule and no person may join the two again; false where absent */
    record UndoRequest(
            @NotBlank @Size(max = MergeResource.LONGEST_REASON) @Pattern(regexp = MergeResource.NO_NUL)
            String reason,

            @Nullable Boolean neverLinkAgain) {}

    /** @param customers both, as they are again; the one that kept its id first */
    record UndoResponse(MergeId mergeId, List<CustomerView> customers) {}

    @POST
    @PermissionsAllowed("customers:write")
    @Operation(
            summary = "Undo a merge",
            description = "Both customers are as if they had never been merged: ids, identifiers, profile, consents.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = UndoResponse.class)))
    @APIResponse(responseCode = "404", description = "The merge is unknown")
    @APIResponse(responseCode = "409", description = "It was undone before")
    public Uni<Response> undo(@PathParam("mergeId") String mergeId, @Valid UndoRequest body, @Context UriInfo uri) {
        Optional<KeyedRequest> key = keys.optional(body);
        Decision decision = new Decision(body.reason(), caller.name());
        boolean neverAgain = Boolean.TRUE.equals(body.neverLinkAgain());
        MergeId id = parse(mergeId);
        return requests.once(
                key,
                tx -> merging.undo(tx, id, decision, neverAgain)
                        .chain(outcome -> outcome.fold(
                                unmerged -> profiles.both(tx, unmerged.kept(), unmerged.restored())
                                        .map(both -> undone(unmerged, both)),
                                refused -> Uni.createFrom()
                                        .item(requests.refuse(Refusals.problem(refused), uri.getPath())))));
    }

    private StoredAnswer undone(Unmerged unmerged, List<CustomerView> both) {
        return requests.answer(new UndoResponse(unmerged.merge(), both));
    }

    private static MergeId parse(String id) {
        return Nodes.parse(id)
                .map(MergeId::new)
                .orElseThrow(() -> Problems.of(IdentityProblem.UNKNOWN_MERGE, "No merge has this id."));
    }
}
