package io.continuo.identity.resolution;

import com.fasterxml.jackson.databind.JsonNode;
import io.continuo.events.CustomerId;
import io.continuo.events.Identifier;
import io.continuo.http.IdempotencyKeys;
import io.continuo.http.KeyedRequest;
import io.continuo.http.StoredAnswer;
import io.continuo.identity.Caller;
import io.continuo.identity.Requests;
import io.continuo.identity.Transactions;
import io.continuo.identity.customer.Traits;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/customers/resolve")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Customers")
class ResolveResource {

    static final int MOST_IDENTIFIERS = 50;

    private final Resolving resolving;
    private final Transactions transactions;
    private final Requests requests;
    private final IdempotencyKeys keys;
    private final Caller caller;

    ResolveResource(
            Resolving resolving, Transactions transactions, Requests requests, IdempotencyKeys keys, Caller caller) {
        this.resolving = resolving;
        this.transactions = transactions;
        this.requests = requests;
        this.keys = keys;
        this.caller = caller;
    }

    /**
     * Identifiers of one person.
     *
     * @param create whether a customer is created when nobody has any of them; true where absent
     */
    record ResolveRequest(
            @NotEmpty @Size(max = MOST_IDENTIFIERS) List<@NotNull Identifier> identifiers,

            @Nullable @Size(max = Traits.MOST) Map<String, JsonNode> traits,

            @Nullable Boolean create) {}

    /**
     * Who they are.
     *
     * @param matchedBy the strongest identifier that was known; null when none was
     * @param conflicts what the identifiers say and a rule or decision did not allow
     * @param ignored identifiers that name nobody
     * @param incomplete of those used, phone numbers that came without their country
     */
    record ResolveResponse(
            CustomerId customerId,
            boolean created,
            @Nullable String matchedBy,
            List<ConflictView> conflicts,
            List<Identifier> ignored,
            List<Identifier> incomplete) {}

    /** Two identifiers that were not linked, and why. */
    record ConflictView(String kind, Identifier identifier, Identifier keptApartFrom) {}

    @POST
    @PermissionsAllowed("customers:write")
    @Operation(
            summary = "Resolve identifiers to one customer",
            description = "Links the identifiers, creates the customer where nobody has them, and keeps the traits.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ResolveResponse.class)))
    @APIResponse(responseCode = "404", description = "Nobody has them and create is false")
    @APIResponse(responseCode = "422", description = "None names a person, or they name different people")
    public Uni<Response> resolve(@Valid ResolveRequest body, @Context UriInfo uri) {
        Optional<KeyedRequest> key = keys.optional(body);
        Map<String, JsonNode> traits = Traits.checked(body.traits());
        Inquiry inquiry =
                new Inquiry(body.identifiers(), traits, body.create() == null || body.create(), caller.system());
        Uni<Response> decided = requests.once(
                key, tx -> resolving.resolve(tx, inquiry).map(result -> answer(result, inquiry, uri.getPath())));
        return key.isPresent()
                ? decided
                : transactions
                        .read(client -> resolving.known(client, inquiry))
                        .chain(known -> known.map(result -> answered(answer(result, inquiry, uri.getPath())))
                                .orElse(decided));
    }

    private static Uni<Response> answered(StoredAnswer answer) {
        return Uni.createFrom().item(answer.toResponse());
    }

    private StoredAnswer answer(Resolving.Result result, Inquiry inquiry, String path) {
        return switch (result) {
            case Resolving.Result.Customer customer -> requests.answer(view(customer, inquiry));
            case Resolving.Result.Nobody() -> requests.refuse(Refusals.nobody(), path);
            case Resolving.Result.NoneUsable() -> requests.refuse(Refusals.noneUsable(), path);
        };
    }

    private static ResolveResponse view(Resolving.Result.Customer found, Inquiry inquiry) {
        return new ResolveResponse(
                found.customer(),
                found.created(),
                found.matchedBy() == null ? null : found.matchedBy().key(),
                found.conflicts().stream()
                        .map(conflict ->
                                new ConflictView(conflict.kind().toString(), conflict.weaker(), conflict.stronger()))
                        .toList(),
                found.ignored(),
                inquiry.identifiers().stream()
                        .filter(identifier ->
                                !identifier.isComplete() && !found.ignored().contains(identifier))
                        .toList());
    }
}
