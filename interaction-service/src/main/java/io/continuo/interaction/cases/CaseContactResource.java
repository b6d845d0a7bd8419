package io.continuo.interaction.cases;

import io.continuo.http.IdempotencyKeys;
import io.continuo.http.KeyedRequest;
import io.continuo.http.StoredAnswer;
import io.continuo.interaction.cases.Correcting.Correction;
import io.continuo.interaction.requests.RequestKeys;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Corrects which case a contact belongs to. */
@Path("/api/cases/{id}/touchpoints/{touchpointId}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.WILDCARD)
@Tag(name = "Cases", description = "One conversation over all channels")
class CaseContactResource {

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

    @POST
    @PermissionsAllowed("cases:write")
    @Operation(summary = "Put a contact into this case, and out of any other; no rule moves it afterwards")
    public Uni<Response> put(@PathParam("id") String id, @PathParam("touchpointId") String touchpointId) {
        Optional<KeyedRequest> request = keys.optional(touchpointId);
        Correction correction = contacts.correction();
        return requests.once(
                        request,
                        any -> id,
                        any -> correcting
                                .put(new CaseId(id), touchpointId, correction)
                                .chain(answers::of))
                .map(StoredAnswer::toResponse);
    }

    @DELETE
    @PermissionsAllowed("cases:write")
    @Operation(summary = "Take a contact out of this case: it belongs to none, until it is put into one")
    public Uni<Response> takeOut(@PathParam("id") String id, @PathParam("touchpointId") String touchpointId) {
        Correction correction = contacts.correction();
        return correcting
                .takeOut(new CaseId(id), touchpointId, correction)
                .chain(answers::of)
                .map(StoredAnswer::toResponse);
    }
}
