package io.continuo.identity.rules;

import io.continuo.events.IdentifierType;
import io.continuo.http.Cursor;
import io.continuo.http.IdempotencyKeys;
import io.continuo.http.KeyedRequest;
import io.continuo.http.Page;
import io.continuo.http.Paging;
import io.continuo.identity.Caller;
import io.continuo.identity.Requests;
import io.continuo.identity.Transactions;
import io.continuo.identity.graph.Decision;
import io.continuo.identity.graph.RuleBook;
import io.continuo.identity.graph.RuleChanges;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/identity/blocked-values")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Rules")
class BlockedValueResource {

    private static final String EVERY_TYPE = "*";

    private final RuleBook book;
    private final RuleChanges changes;
    private final Transactions transactions;
    private final Requests requests;
    private final IdempotencyKeys keys;
    private final Caller caller;
    private final Lifting lifting;

    BlockedValueResource(
            RuleBook book,
            RuleChanges changes,
            Transactions transactions,
            Requests requests,
            IdempotencyKeys keys,
            Caller caller,
            Lifting lifting) {
        this.book = book;
        this.changes = changes;
        this.transactions = transactions;
        this.requests = requests;
        this.keys = keys;
        this.caller = caller;
        this.lifting = lifting;
    }

    /** @param type of identifier, or a star for every one */
    record BlockRequest(
            @NotBlank @Size(max = 64) String type,

            @NotBlank @Size(max = RuleLimits.LONGEST_VALUE) @Pattern(regexp = Texts.NO_NUL)
            String value,

            @NotBlank @Size(max = Texts.LONGEST_REASON) @Pattern(regexp = Texts.NO_NUL)
            String reason) {}

    record BlockedView(UUID id, String type, String value, String reason, String by, Instant at) {

        static BlockedView from(RuleChanges.Blocked blocked) {
            return new BlockedView(
                    blocked.id(), blocked.type(), blocked.value(), blocked.reason(), blocked.by(), blocked.at());
        }
    }

    @POST
    @PermissionsAllowed("customers:steward")
    @Operation(
            summary = "Block a value that names nobody",
            description = "It links nobody from now on, whatever its case; what it linked before stays linked.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = BlockedView.class)))
    @APIResponse(responseCode = "409", description = "There are too many of them")
    public Uni<Response> block(@Valid BlockRequest body, @Context UriInfo uri) {
        Optional<KeyedRequest> key = keys.optional(body);
        String type = body.type().equals(EVERY_TYPE)
                ? EVERY_TYPE
                : IdentifierType.of(body.type()).name();
        Decision decision = new Decision(body.reason(), caller.name());
        return requests.once(
                        key,
                        tx -> changes.block(tx, type, body.value().strip(), decision)
                                .map(blocked -> blocked.map(view -> requests.answer(BlockedView.from(view)))
                                        .orElseGet(() -> requests.refuse(Refusals.full(), uri.getPath()))))
                .call(book::look);
    }

    @GET
    @PermissionsAllowed("customers:steward")
    @Operation(summary = "Values blocked by stewards", description = "Those of the file are in the rules.")
    public Uni<Page<BlockedView>> list(@BeanParam @Valid Paging paging) {
        Position after = paging.after(2, Position::of).orElse(Position.START);
        return transactions
                .read(client -> changes.blocked(client, after.at(), after.id(), paging.fetch()))
                .map(found ->
                        Page.of(found, paging, blocked -> Cursor.of(blocked.at(), blocked.id()), BlockedView::from));
    }

    @DELETE
    @Path("/{id}")
    @Consumes(MediaType.WILDCARD)
    @PermissionsAllowed("customers:steward")
    @Operation(summary = "Let a value name people again")
    @APIResponse(responseCode = "204", description = "It does from now on")
    @APIResponse(responseCode = "404", description = "No blocked value has this id")
    public Uni<Void> unblock(@PathParam("id") String id, @BeanParam @Valid Lifting.Because because) {
        return lifting.lift(id, because, changes::unblock).call(book::look);
    }
}
