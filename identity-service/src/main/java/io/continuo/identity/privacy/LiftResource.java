package io.continuo.identity.privacy;

import io.continuo.events.Identifier;
import io.continuo.http.IdempotencyKeys;
import io.continuo.http.KeyedRequest;
import io.continuo.http.Problems;
import io.continuo.identity.Caller;
import io.continuo.identity.IdentityProblem;
import io.continuo.identity.Requests;
import io.continuo.identity.consent.PersonIdentifier;
import io.continuo.identity.graph.Decision;
import io.continuo.identity.graph.Tombstones;
import io.quarkiverse.resteasy.problem.HttpProblem;
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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/privacy/erased-identifiers/lift")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Privacy")
class LiftResource {

    private static final int LONGEST_REASON = 1000;

    private final Tombstones tombstones;
    private final Requests requests;
    private final IdempotencyKeys keys;
    private final Caller caller;
    private final InstantSource clock;

    LiftResource(Tombstones tombstones, Requests requests, IdempotencyKeys keys, Caller caller, InstantSource clock) {
        this.tombstones = tombstones;
        this.requests = requests;
        this.keys = keys;
        this.caller = caller;
        this.clock = clock;
    }

    /** @param reason why imports may bring the identifier again; names nobody */
    record LiftRequest(
            @NotNull PersonIdentifier identifier,

            @NotBlank @Size(max = LONGEST_REASON) @Pattern(regexp = "[^\\x00]*")
            String reason) {}

    /** @param liftedAt since when imports may bring it */
    record LiftResponse(Instant liftedAt) {}

    @POST
    @PermissionsAllowed("privacy:admin")
    @Operation(
            summary = "Let imports bring an erased identifier again",
            description =
                    "For a person who is a customer again. What is dated from before the erasure stays forgotten.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = LiftResponse.class)))
    @APIResponse(responseCode = "404", description = "It was not erased, or is lifted")
    public Uni<Response> lift(@Valid LiftRequest body, @Context UriInfo uri) {
        Optional<KeyedRequest> key = keys.optional(body);
        Decision decision = new Decision(body.reason(), caller.name());
        Identifier identifier = body.identifier().identifier();
        Instant now = clock.instant();
        return requests.once(
                key,
                tx -> tombstones
                        .lift(tx, identifier, decision, now)
                        .map(lifted -> lifted
                                ? requests.answer(new LiftResponse(now))
                                : requests.refuse(notErased(), uri.getPath())));
    }

    private static HttpProblem notErased() {
        return Problems.of(
                IdentityProblem.UNKNOWN_IDENTIFIER, "The identifier was not erased, or imports may bring it already.");
    }
}
