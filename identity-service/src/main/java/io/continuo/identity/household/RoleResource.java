package io.continuo.identity.household;

import io.continuo.events.CustomerId;
import io.continuo.http.Cursor;
import io.continuo.http.Page;
import io.continuo.http.Paging;
import io.continuo.identity.Caller;
import io.continuo.identity.Transactions;
import io.continuo.identity.graph.CustomerLock;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/**
 * Who buys, who pays and who uses need not be the same person: a part is played by a customer in an order, a product or a
 * contract. Kinds and roles are open vocabularies; {@code order}, {@code product}, {@code contract} and {@code buyer},
 * {@code payer}, {@code user}, {@code recipient} are what the rest of the suite understands.
 */
@Path("/api/customers/{id}/roles")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Households")
class RoleResource {

    private final Roles roles;
    private final CustomerLock lock;
    private final Transactions transactions;
    private final Caller caller;
    private final InstantSource clock;

    RoleResource(Roles roles, CustomerLock lock, Transactions transactions, Caller caller, InstantSource clock) {
        this.roles = roles;
        this.lock = lock;
        this.transactions = transactions;
        this.caller = caller;
        this.clock = clock;
    }

    @PUT
    @Path("/{kind}/{subject}/{role}")
    @Consumes(MediaType.WILDCARD)
    @PermissionsAllowed("customers:write")
    @Operation(
            summary = "Say what part a customer plays in an order, a product or a contract",
            description = "Roles such as buyer, payer, user, recipient. Saying it again changes nothing.")
    @APIResponse(responseCode = "204", description = "The customer plays it")
    @APIResponse(responseCode = "404", description = "No customer has or had this id")
    public Uni<Void> play(
            @PathParam("id") CustomerId id,
            @PathParam("kind") String kind,
            @PathParam("subject") String subject,
            @PathParam("role") String role) {
        Roles.Subject checked = PartNames.subject(kind, subject);
        String part = PartNames.name("/role", role);
        String source = caller.system();
        return transactions.run(
                tx -> lock.holdKnown(tx, id).chain(() -> roles.play(tx, id, checked, part, source, clock.instant())));
    }

    @DELETE
    @Path("/{kind}/{subject}/{role}")
    @PermissionsAllowed("customers:write")
    @Operation(summary = "Say that a customer does not play a part any more")
    @APIResponse(responseCode = "204", description = "The customer does not play it")
    @APIResponse(responseCode = "404", description = "No customer has or had this id")
    public Uni<Void> end(
            @PathParam("id") CustomerId id,
            @PathParam("kind") String kind,
            @PathParam("subject") String subject,
            @PathParam("role") String role) {
        Roles.Subject checked = PartNames.subject(kind, subject);
        String part = PartNames.name("/role", role);
        return transactions.run(tx -> lock.holdKnown(tx, id).chain(held -> roles.end(tx, held.bases(), checked, part)));
    }

    @GET
    @PermissionsAllowed("customers:read")
    @Operation(summary = "List the parts a customer plays")
    @APIResponse(responseCode = "404", description = "No customer has or had this id")
    public Uni<Page<RoleView>> ofCustomer(@PathParam("id") CustomerId id, @BeanParam @Valid Paging paging) {
        Cursor after = paging.after(3, cursor -> cursor).orElse(Cursor.of("", "", ""));
        Roles.Subject subject =
                new Roles.Subject(after.parts().get(0), after.parts().get(1));
        return transactions
                .run(tx -> lock.holdKnown(tx, id)
                        .chain(held -> roles.of(
                                tx, held.customer(), subject, after.parts().get(2), paging.fetch())))
                .map(found -> Page.of(
                        found,
                        paging,
                        one -> Cursor.of(one.subject().kind(), one.subject().id(), one.role()),
                        RoleView::from));
    }
}
