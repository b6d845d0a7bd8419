package io.continuo.identity.consent;

import io.continuo.events.ConsentState;
import io.continuo.events.CustomerId;
import io.continuo.events.contact.Scope;
import io.continuo.http.Etags;
import io.continuo.http.Problems;
import io.continuo.identity.Caller;
import io.continuo.identity.IdentityProblem;
import io.continuo.identity.Transactions;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/customers/{id}/consents")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Consent")
class ConsentResource {

    private final Consenting consenting;
    private final Transactions transactions;
    private final Caller caller;
    private final InstantSource clock;

    ConsentResource(Consenting consenting, Transactions transactions, Caller caller, InstantSource clock) {
        this.consenting = consenting;
        this.transactions = transactions;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * A decision with its proof.
     *
     * @param capturedBy who or what took it down, and where
     * @param text the wording the customer saw
     */
    record ConsentRequest(
            @NotNull ConsentState state,

            @NotBlank @Size(max = 200) @Pattern(regexp = NO_NUL)
            String capturedBy,

            @Nullable @Size(max = 10_000) @Pattern(regexp = NO_NUL)
            String text) {}

    private static final String NO_NUL = "[^\\x00]*";

    /** @param customerId for whom it holds now */
    record ConsentResponse(
            CustomerId customerId,
            String channel,
            String purpose,
            ConsentState state,
            String capturedBy,
            @Nullable String text,
            Instant at) {}

    @PUT
    @Path("/{channel}/{purpose}")
    @PermissionsAllowed("customers:write")
    @Operation(
            summary = "Record a decision about contact",
            description = "A star as channel or purpose means all. Every decision is kept; a denial wins.")
    @APIResponse(responseCode = "404", description = "No customer has or had this id")
    @APIResponse(responseCode = "412", description = "The customer has changed since it was read")
    public Uni<ConsentResponse> decide(
            @PathParam("id") CustomerId id,
            @PathParam("channel") String channel,
            @PathParam("purpose") String purpose,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid ConsentRequest body) {
        Scope scope = new Scope(Names.channelOrAll(channel), Names.purposeOrAll(purpose));
        NewConsent consent =
                new NewConsent(id, scope, body.state(), body.capturedBy(), body.text(), caller.name(), clock.instant());
        return transactions
                .run(tx -> consenting.record(tx, consent, version -> Etags.check(ifMatch, version)))
                .map(found -> found.orElseThrow(
                        () -> Problems.of(IdentityProblem.UNKNOWN_CUSTOMER, "No customer has or had this id.")))
                .map(customer -> answer(customer, consent));
    }

    private static ConsentResponse answer(CustomerId customer, NewConsent consent) {
        return new ConsentResponse(
                customer,
                consent.scope().channel(),
                consent.scope().purpose(),
                consent.state(),
                consent.capturedBy(),
                consent.text(),
                consent.at());
    }
}
