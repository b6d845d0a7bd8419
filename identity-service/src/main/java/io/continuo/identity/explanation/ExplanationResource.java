package io.continuo.identity.explanation;

import io.continuo.events.CustomerId;
import io.continuo.events.Identifier;
import io.continuo.http.Problems;
import io.continuo.identity.Transactions;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/customers")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Identity graph")
class ExplanationResource {

    private final Explaining explaining;
    private final Transactions transactions;

    ExplanationResource(Explaining explaining, Transactions transactions) {
        this.explaining = explaining;
        this.transactions = transactions;
    }

    @GET
    @Path("/{id}/identity")
    @PermissionsAllowed("customers:read")
    @Operation(
            summary = "Read a customer's identity graph",
            description = "Identifiers, the evidence that links them, and merges; with what does not stand any more.")
    @APIResponse(responseCode = "404", description = "No customer has or had this id")
    public Uni<Explaining.Graph> identity(@PathParam("id") CustomerId id) {
        return transactions.read(client -> explaining.graphOf(client, id));
    }

    @GET
    @Path("/explain")
    @PermissionsAllowed("customers:read")
    @Operation(
            summary = "Explain why two identifiers are one customer",
            description = "The path of evidence from the one to the other; not connected where they are two people's.")
    @APIResponse(responseCode = "404", description = "Nobody has one of them")
    public Uni<Explaining.Explanation> explain(
            @QueryParam("from") @Nullable String from, @QueryParam("to") @Nullable String to) {
        Identifier start = parse("/from", from);
        Identifier end = parse("/to", to);
        return transactions.read(client -> explaining.explain(client, start, end));
    }

    private static Identifier parse(String pointer, @Nullable String text) {
        if (text == null) {
            throw Problems.invalid(pointer, "is required, written type:value");
        }
        try {
            return Identifier.parse(text);
        } catch (IllegalArgumentException e) {
            throw Problems.invalid(pointer, e.getMessage());
        }
    }
}
