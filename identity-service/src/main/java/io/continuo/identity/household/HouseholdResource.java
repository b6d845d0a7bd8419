package io.continuo.identity.household;

import com.fasterxml.jackson.annotation.JsonValue;
import io.continuo.events.CustomerId;
import io.continuo.http.Problems;
import io.continuo.identity.Caller;
import io.continuo.identity.IdentityProblem;
import io.continuo.identity.Transactions;
import io.continuo.identity.graph.CustomerLock;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
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
import java.time.InstantSource;
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

    private final Households households;
    private final CustomerLock lock;
    private final Transactions transactions;
    private final Caller caller;
    private final InstantSource clock;

    HouseholdResource(
            Households households, CustomerLock lock, Transactions transactions, Caller caller, InstantSource clock) {
        this.households = households;
        this.lock = lock;
        this.transactions = transactions;
        this.caller = caller;
        this.clock = clock;
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
        return transactions.run(tx -> held(tx, id).chain(held -> view(tx, held.customer())));
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed("customers:write")
    @Operation(summary = "Decide with whom a customer lives, or that it lives alone")
    @APIResponse(responseCode = "404", description = "One of them is unknown")
    public Uni<HouseholdResponse> decide(@PathParam("id") CustomerId id, @Valid HouseholdRequest body) {
        String by = caller.name();
        return transactions.run(tx -> household(tx, body, by)
                .chain(household -> held(tx, id)
                        .call(() -> households.choose(tx, id, choice(household, body, by)))
                        .chain(held -> view(tx, held.customer()))));
    }

    @DELETE
    @PermissionsAllowed("customers:write")
    @Operation(summary = "Take decisions about a customer's household back, so that it is computed again")
    @APIResponse(responseCode = "204", description = "No decision stands")
    @APIResponse(responseCode = "404", description = "No customer has or had this id")
    public Uni<Void> compute(@PathParam("id") CustomerId id) {
        return transactions.run(tx -> held(tx, id).chain(held -> households.unchoose(tx, held.bases())));
    }

    /** That of the other, who is given one where it has none; a new one where there is no other. */
    private Uni<UUID> household(SqlConnection tx, HouseholdRequest body, String by) {
        CustomerId with = body.with();
        if (with == null) {
            return Uni.createFrom().item(UUID.randomUUID());
        }
        return held(tx, with)
                .chain(held -> households.of(tx, held.customer()))
                .chain(found -> found.isPresent()
                        ? Uni.createFrom().item(found.get().household())
                        : founded(tx, with, body, by));
    }

    private Uni<UUID> founded(SqlConnection tx, CustomerId first, HouseholdRequest body, String by) {
        UUID household = UUID.randomUUID();
        return households.choose(tx, first, choice(household, body, by)).replaceWith(household);
    }

    private Households.Choice choice(UUID household, HouseholdRequest body, String by) {
        return new Households.Choice(household, body.reason(), by, clock.instant());
    }

    private Uni<HouseholdResponse> view(SqlConnection tx, CustomerId customer) {
        return households
                .of(tx, customer)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(new HouseholdResponse(customer, null, null, List.of()))
                        : households
                                .members(tx, found.get().household())
                                .map(members -> new HouseholdResponse(
                                        customer,
                                        found.get().household(),
                                        Basis.of(found.get().byHand()),
                                        members.stream()
                                                .map(member ->
                                                        new MemberView(member.customer(), Basis.of(member.byHand())))
                                                .toList())));
    }

    private Uni<CustomerLock.Held> held(SqlConnection tx, CustomerId id) {
        return lock.hold(tx, id)
                .map(held -> held.orElseThrow(
                        () -> Problems.of(IdentityProblem.UNKNOWN_CUSTOMER, "No customer has or had this id.")));
    }
}
