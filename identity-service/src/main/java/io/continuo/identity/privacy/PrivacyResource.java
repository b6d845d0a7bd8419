package io.continuo.identity.privacy;

import io.continuo.events.PrivacyRequested.Kind;
import io.continuo.http.IdempotencyKeys;
import io.continuo.http.KeyedRequest;
import io.continuo.http.Problems;
import io.continuo.http.StoredAnswer;
import io.continuo.identity.Caller;
import io.continuo.identity.IdentityProblem;
import io.continuo.identity.Requests;
import io.continuo.identity.consent.PersonIdentifier;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
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

@Path("/api/privacy")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Privacy")
class PrivacyResource {

    private final Asking asking;
    private final Requests requests;
    private final IdempotencyKeys keys;
    private final Caller caller;

    PrivacyResource(Asking asking, Requests requests, IdempotencyKeys keys, Caller caller) {
        this.asking = asking;
        this.requests = requests;
        this.keys = keys;
        this.caller = caller;
    }

    /** @param identifier any identifier of the person, or one of its ids as {@code customer_id:…} */
    record PrivacyRequest(@NotNull PersonIdentifier identifier) {}

    @POST
    @Path("/erasures")
    @PermissionsAllowed("privacy:admin")
    @Operation(
            summary = "Have a person forgotten",
            description = "In every service, whichever identifier is given. This service has forgotten the person when"
                    + " it answers; the others follow, each with a receipt. It cannot be undone.")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = RequestView.class)))
    @APIResponse(responseCode = "404", description = "Nobody has the identifier")
    @APIResponse(responseCode = "409", description = "The identifier is several people's")
    @APIResponse(responseCode = "410", description = "The id is of a customer who was erased")
    public Uni<Response> erase(@Valid PrivacyRequest body, @Context UriInfo uri) {
        return ask(Kind.ERASURE, body, uri);
    }

    @POST
    @Path("/exports")
    @PermissionsAllowed("privacy:admin")
    @Operation(
            summary = "Have a person's data put together",
            description = "Each service's part can be fetched once its receipt is there, for a week.")
    @APIResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = RequestView.class)))
    @APIResponse(responseCode = "404", description = "Nobody has the identifier")
    @APIResponse(responseCode = "409", description = "The identifier is several people's")
    @APIResponse(responseCode = "410", description = "The id is of a customer who was erased")
    public Uni<Response> export(@Valid PrivacyRequest body, @Context UriInfo uri) {
        return ask(Kind.EXPORT, body, uri);
    }

    private Uni<Response> ask(Kind kind, PrivacyRequest body, UriInfo uri) {
        Optional<KeyedRequest> key = keys.optional(body);
        String by = caller.name();
        return requests.once(
                key,
                tx -> asking.ask(tx, kind, body.identifier().identifier(), by)
                        .map(asked -> answer(asked, uri.getPath())));
    }

    private StoredAnswer answer(Requested asked, String path) {
        return switch (asked) {
            case Requested.Accepted(Request request) ->
                requests.answer(Response.Status.ACCEPTED.getStatusCode(), RequestView.from(request));
            case Requested.Nobody() ->
                requests.refuse(Problems.of(IdentityProblem.UNKNOWN_IDENTIFIER, "Nobody has this identifier."), path);
            case Requested.Shared() ->
                requests.refuse(
                        Problems.of(
                                IdentityProblem.SHARED_IDENTIFIER,
                                "The identifier is used by several people; name the one that is meant."),
                        path);
        };
    }
}
