package io.continuo.identity.customer;

import com.fasterxml.jackson.databind.JsonNode;
import io.continuo.events.CustomerId;
import io.continuo.events.Identifier;
import io.continuo.http.Problems;
import io.continuo.identity.IdentityProblem;
import io.continuo.identity.Transactions;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/customers/{id}/traits")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Customers")
class TraitsResource {

    private final Profiles profiles;
    private final Profiling profiling;
    private final Transactions transactions;

    TraitsResource(Profiles profiles, Profiling profiling, Transactions transactions) {
        this.profiles = profiles;
        this.profiling = profiling;
        this.transactions = transactions;
    }

    /** @param traits by name; of what was said, the latest {@value Traits#MOST_WORDS} words */
    record TraitsResponse(CustomerId customerId, List<TraitView> traits) {}

    /**
     * One trait.
     *
     * @param value what is shown; null where every source took its word back
     * @param rule that chose it: latest, source-priority, longest or most-frequent
     * @param said every word on it, latest first
     */
    record TraitView(String name, @Nullable JsonNode value, Survivorship rule, List<WordView> said) {

        static TraitView from(Profiling.Told told) {
            Word shown = told.shown().orElse(null);
            return new TraitView(
                    told.name(),
                    shown == null ? null : shown.value(),
                    told.rule(),
                    told.words().stream()
                            .map(word -> new WordView(
                                    word.value(), word.source(), word.at(), word.base(), word.equals(shown)))
                            .toList());
        }
    }

    /** @param customerId the one it was said of, before any merge */
    record WordView(JsonNode value, String source, Instant at, CustomerId customerId, boolean shown) {}

    @GET
    @PermissionsAllowed("customers:read")
    @Operation(
            summary = "Read everything that was said about a customer",
            description = "Each value with its source and time, which one is shown and by which rule.")
    @APIResponse(responseCode = "404", description = "No customer has or had this id")
    public Uni<TraitsResponse> read(@PathParam("id") CustomerId id) {
        return transactions
                .read(client -> profiles.said(client, Identifier.ofCustomer(id)))
                .map(found -> found.orElseThrow(
                        () -> Problems.of(IdentityProblem.UNKNOWN_CUSTOMER, "No customer has or had this id.")))
                .map(said -> new TraitsResponse(
                        said.customer(),
                        profiling.told(said.words()).stream()
                                .map(TraitView::from)
                                .toList()));
    }
}
