package io.continuo.interaction.cases;

import io.continuo.http.IdempotencyKeys;
import io.continuo.http.KeyedRequest;
import io.continuo.interaction.cases.Correcting.Correction;
import io.continuo.interaction.requests.RequestKeys;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Corrects which case a contact belongs to. Ids may hold what no path can: they may stand in the body and the query. */
@Path("/api/cases/{id}/touchpoints")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Cases", description = "One conversation over all channels")
class CaseContactResource {

    private static final int LONGEST_ID = 200;

    private final Correcting correcting;
    private final Contacts contacts;
    private final CaseAnswers answers;
    private final IdempotencyKeys keys;
    private final RequestKeys requests;

    CaseContactResource(
            Correcting correcting, Contacts contacts, CaseAnswers answers, IdempotencyKeys keys, RequestKeys requests) {
        this.correcting = correcting;
        this.contacts = contacts;
        this.answers = answers;
        this.keys = keys;
        this.requests = requests;
    }

    /** The contact that is meant. */
    record ContactRequest(@NotBlank @Size(max = LONGEST_ID) String touchpointId) {}

    @POST
    @PermissionsAllowed("cases:write")
    @Operation(summary = "Put a contact into this case, and out of any other; no rule moves it afterwards")
    public Uni<Response> put(@PathParam("id") String id, @Valid ContactRequest body) {
        return put(id, body.touchpointId(), keys.optional(body));
    }

    @POST
    @Path("{touchpointId}")
    @Consumes(MediaType.WILDCARD)
    @PermissionsAllowed("cases:write")
    @Operation(summary = "The same, of a contact whose id can stand in a path")
    public Uni<Response> put(@PathParam("id") String id, @PathParam("touchpointId") String touchpointId) {
        return put(id, touchpointId, keys.optional(touchpointId));
    }

    private Uni<Response> put(String id, String touchpointId, Optional<KeyedRequest> request) {
        Correction correction = contacts.correction();
        return requests.once(
                        request,
                        any -> id,
                        any -> correcting
                                .put(new CaseId(id), touchpointId, correction)
                                .chain(answers::of))
                .map(CaseAnswers::toResponse);
    }

    @DELETE
    @PermissionsAllowed("cases:write")
    @Operation(summary = "Take a contact out of this case: it belongs to none, until it is put into one")
    public Uni<Response> takeOutNamed(
            @PathParam("id") String id,
            @QueryParam("touchpointId") @NotBlank @Size(max = LONGEST_ID) @Nullable String touchpointId) {
        return takeOut(id, Objects.requireNonNull(touchpointId));
    }

    @DELETE
    @Path("{touchpointId}")
    @PermissionsAllowed("cases:write")
    @Operation(summary = "The same, of a contact whose id can stand in a path")
    public Uni<Response> takeOut(@PathParam("id") String id, @PathParam("touchpointId") String touchpointId) {
        Correction correction = contacts.correction();
        return correcting
                .takeOut(new CaseId(id), touchpointId, correction)
                .chain(answers::of)
                .map(CaseAnswers::toResponse);
    }
}
