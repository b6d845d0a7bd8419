package io.continuo.identity.customer;

import io.continuo.events.CustomerId;
import io.continuo.events.Identifier;
import io.continuo.http.Etags;
import io.continuo.http.Page;
import io.continuo.http.Problems;
import io.continuo.identity.IdentityProblem;
import io.continuo.identity.Transactions;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/customers")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Customers")
class CustomerResource {

    private final Profiles profiles;
    private final Transactions transactions;

    CustomerResource(Profiles profiles, Transactions transactions) {
        this.profiles = profiles;
        this.transactions = transactions;
    }

    @GET
    @Path("/{id}")
    @PermissionsAllowed("customers:read")
    @Operation(
            summary = "Read a customer",
            description = "An id that was merged away answers with the customer that superseded it.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = CustomerView.class)))
    @APIResponse(responseCode = "404", description = "No customer has or had this id")
    public Uni<Response> read(@PathParam("id") CustomerId id) {
        return transactions
                .read(client -> profiles.find(client, Identifier.ofCustomer(id)))
                .map(found -> found.orElseThrow(
                        () -> Problems.of(IdentityProblem.UNKNOWN_CUSTOMER, "No customer has or had this id.")))
                .map(customer -> Response.ok(customer)
                        .header(HttpHeaders.ETAG, Etags.of(customer.version()))
                        .build());
    }

    @GET
    @PermissionsAllowed("customers:read")
    @Operation(summary = "Find the customer who has an identifier", description = "A page with one customer or none.")
    public Uni<Page<CustomerView>> find(@QueryParam("identifier") @Nullable String identifier) {
        Identifier wanted = parse(identifier);
        return transactions
                .read(client -> profiles.find(client, wanted))
                .map(found -> new Page<>(found.map(List::of).orElse(List.of()), null));
    }

    private static Identifier parse(@Nullable String text) {
        if (text == null) {
            throw Problems.invalid("/identifier", "is required, written type:value");
        }
        try {
            return Identifier.parse(text);
        } catch (IllegalArgumentException e) {
            throw Problems.invalid("/identifier", e.getMessage());
        }
    }
}
