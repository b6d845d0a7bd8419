package io.continuo.identity.consent;

import io.continuo.events.CustomerId;
import io.continuo.events.contact.ContactPreferences;
import io.continuo.identity.Caller;
import io.continuo.identity.Transactions;
import io.continuo.identity.graph.CustomerLock;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/customers/{id}/contact-preferences")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Consent")
class PreferenceResource {

    private final Preferences preferences;
    private final RulesNews rules;
    private final CustomerLock lock;
    private final Transactions transactions;
    private final Caller caller;
    private final InstantSource clock;

    PreferenceResource(
            Preferences preferences,
            RulesNews rules,
            CustomerLock lock,
            Transactions transactions,
            Caller caller,
            InstantSource clock) {
        this.preferences = preferences;
        this.rules = rules;
        this.lock = lock;
        this.transactions = transactions;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @PermissionsAllowed("customers:read")
    @Operation(summary = "Read how a customer likes to be contacted")
    @APIResponse(responseCode = "404", description = "No customer has or had this id")
    public Uni<ContactPreferences> read(@PathParam("id") CustomerId id) {
        return transactions.run(tx -> lock.holdKnown(tx, id)
                .chain(held -> preferences
                        .of(tx, Set.of(held.customer()))
                        .map(found -> found.getOrDefault(held.customer(), ContactPreferences.NONE))));
    }

    @PUT
    @PermissionsAllowed("customers:write")
    @Operation(
            summary = "Say how a customer likes to be contacted",
            description =
                    "A preferred channel and quiet hours by the customer's clock; what is left out is not preferred.")
    @APIResponse(responseCode = "404", description = "No customer has or had this id")
    public Uni<ContactPreferences> prefer(@PathParam("id") CustomerId id, ContactPreferences body) {
        String by = caller.name();
        Instant now = clock.instant();
        return transactions.run(tx -> lock.holdKnown(tx, id)
                .call(() -> preferences.save(tx, id, body, by, now))
                .call(held -> lock.touch(tx, held))
                .call(held -> rules.tell(tx, Set.of(held.customer()), now))
                .replaceWith(body));
    }
}
