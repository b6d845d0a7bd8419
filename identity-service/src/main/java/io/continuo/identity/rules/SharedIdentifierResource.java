package io.continuo.identity.rules;

import io.continuo.events.Identifier;
import io.continuo.identity.Caller;
import io.continuo.identity.Transactions;
import io.continuo.identity.graph.Decision;
import io.continuo.identity.graph.RuleBook;
import io.continuo.identity.graph.RuleChanges;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/identity/shared-identifiers")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Rules")
class SharedIdentifierResource {

    private final RuleBook book;
    private final RuleChanges changes;
    private final Transactions transactions;
    private final Caller caller;

    SharedIdentifierResource(RuleBook book, RuleChanges changes, Transactions transactions, Caller caller) {
        this.book = book;
        this.changes = changes;
        this.transactions = transactions;
        this.caller = caller;
    }

    /** The identifier is in the body, not in the address, as addresses end up in logs. */
    record SharingRequest(
            @NotNull Identifier identifier,

            @NotBlank @Size(max = Texts.LONGEST_REASON) @Pattern(regexp = Texts.NO_NUL)
            String reason) {}

    record SharedView(Identifier identifier, String reason, String by, Instant at) {

        static SharedView from(RuleChanges.Shared shared) {
            return new SharedView(shared.identifier(), shared.reason(), shared.by(), shared.at());
        }
    }

    @PUT
    @PermissionsAllowed("customers:steward")
    @Operation(
            summary = "Mark an identifier as shared by several people",
            description = "It carries touchpoints but links nobody from now on; what it linked before stays linked.")
    @APIResponse(responseCode = "409", description = "There are too many of them")
    public Uni<SharedView> share(@Valid SharingRequest body) {
        Decision decision = new Decision(body.reason(), caller.name());
        return transactions
                .run(tx -> changes.share(tx, body.identifier(), decision))
                .map(shared -> shared.orElseThrow(Refusals::full))
                .call(book::look)
                .map(SharedView::from);
    }

    @POST
    @Path("/lift")
    @PermissionsAllowed("customers:steward")
    @Operation(summary = "Let a shared identifier link again")
    @APIResponse(responseCode = "204", description = "It does from now on")
    @APIResponse(responseCode = "404", description = "It is not shared")
    public Uni<Void> unshare(@Valid SharingRequest body) {
        Decision decision = new Decision(body.reason(), caller.name());
        return transactions
                .run(tx -> changes.unshare(tx, body.identifier(), decision))
                .invoke(Refusals::unlessFound)
                .call(book::look)
                .replaceWithVoid();
    }
}
