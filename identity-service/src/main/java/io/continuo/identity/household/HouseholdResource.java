package io.continuo.identity.household;

import com.fasterxml.jackson.annotation.JsonValue;
import io.continuo.events.CustomerId;
import io.continuo.identity.Caller;
import io.continuo.identity.Transactions;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/customers/{id}/household")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Households")
class HouseholdResource {

    private final Housing housing;
    private final Transactions transactions;
    private final Caller caller;

    HouseholdResource(Housing housing, Transactions transactions, Caller caller) {
        this.housing = housing;
        this.transactions = transactions;
        this.caller = caller;
    }

    /** @param with whose household it is; null or absent: a household of its own */
    record HouseholdRequest(
            @Nullable CustomerId with,

            @NotBlank @Size(max = 1000) @Pattern(regexp = "[^\\x00]*")
            String reason) {}

    /** How somebody came to be in a household. */
    enum Basis {
        COMPUTED("computed"),
        BY_HAND("by-hand");

        private final String text;

        Basis(String text) {
            this.text = text;
        }

        static Basis of(boolean byHand) {
            return byHand ? BY_HAND : COMPUTED;
        }

        @Override
        @JsonValue
        public String toString() {
            return text;
        }
    }

    /**
     * Who lives together; each is a customer of its own.
     *
     * @param householdId null where nothing is known
     * @param basis by last name and address, or by decision
     * @param members with this customer, at most {@value Households#MOST_MEMBERS}
     */
    record HouseholdResponse(
            CustomerId customerId,
            @Nullable UUID householdId,
            @Nullable Basis basis,
            List<MemberView> members) {}

    record MemberView(CustomerId customerId, Basis basis) {}

    @GET
    @PermissionsAllowed("customers:read")
    @Operation(
            summary = "Read a customer's household",
            description = "Computed of last name and address, unless somebody decided. It never merges anybody.")
    @APIResponse(responseCode = "404", description = "No customer has or had this id")
    public Uni<HouseholdResponse> read(@PathParam("id") CustomerId id) {
        return transactions.run(tx -> housing.of(tx, id)).map(HouseholdResource::view);
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed("customers:write")
    @Operation(summary = "Decide with whom a customer lives, or that it lives alone")
    @APIResponse(responseCode = "404", description = "One of them is unknown")
    public Uni<HouseholdResponse> decide(@PathParam("id") CustomerId id, @Valid HouseholdRequest body) {
        Housing.Wish wish = new Housing.Wish(id, body.with(), body.reason(), caller.name());
        return transactions.run(tx -> housing.decide(tx, wish)).map(HouseholdResource::view);
    }

    @DELETE
    @PermissionsAllowed("customers:write")
    @Operation(summary = "Take decisions about a customer's household back, so that it is computed again")
    @APIResponse(responseCode = "204", description = "No decision stands")
    @APIResponse(responseCode = "404", description = "No customer has or had this id")
    public Uni<Void> compute(@PathParam("id") CustomerId id) {
        return transactions.run(tx -> housing.compute(tx, id));
    }

    private static HouseholdResponse view(Housing.Home home) {
        return home.household()
                .map(membership -> new HouseholdResponse(
                        home.customer(),
                        membership.household(),
                        Basis.of(membership.byHand()),
                        home.members().stream()
                                .map(member -> new MemberView(member.customer(), Basis.of(member.byHand())))
                                .toList()))
                .orElseGet(() -> new HouseholdResponse(home.customer(), null, null, List.of()));
    }
}
