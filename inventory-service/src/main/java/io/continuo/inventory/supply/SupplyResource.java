package io.continuo.inventory.supply;

import io.continuo.http.Cursor;
import io.continuo.http.Etags;
import io.continuo.http.IdempotencyKeys;
import io.continuo.http.OptionalBody;
import io.continuo.http.Page;
import io.continuo.http.Paging;
import io.continuo.http.Problems;
import io.continuo.http.StoredAnswer;
import io.continuo.inventory.Answers;
import io.continuo.inventory.Caller;
import io.continuo.inventory.Choices;
import io.continuo.inventory.Moments;
import io.continuo.inventory.Rejected;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Sku;
import io.continuo.inventory.supply.SupplyBody.CloseBody;
import io.continuo.inventory.supply.SupplyBody.ReceiptBody;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Supplies over HTTP. */
@Path("/api/inventory/supplies")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Supplies", description = "What is announced to come, and received")
class SupplyResource {

    private static final String PATH = "/api/inventory/supplies/";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,127}");

    private final KeyedSupplies supplies;
    private final IdempotencyKeys keys;
    private final Answers answers;
    private final Caller caller;

    SupplyResource(KeyedSupplies supplies, IdempotencyKeys keys, Answers answers, Caller caller) {
        this.supplies = supplies;
        this.keys = keys;
        this.answers = answers;
        this.caller = caller;
    }

    @PUT
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed("inventory:write")
    @Operation(summary = "Announce a supply, or change what was announced")
    public Uni<RestResponse<SupplyView>> announce(
            @RestPath String id,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull SupplyBody body) {
        if (!ID.matcher(id).matches()) {
            throw Problems.invalid("/id", "1 to 128 letters, digits, '.', '_', ':' or '-'");
        }
        return supplies.announce(body.wish(id), ifMatch, caller.client())
                .map(Answers::orThrow)
                .map(put -> Etags.tagged(
                        put.created() ? Response.Status.CREATED : Response.Status.OK,
                        SupplyView.from(put.supply()),
                        put.supply().version()));
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("inventory:read")
    @Operation(summary = "A supply: announced, received, over and under")
    public Uni<RestResponse<SupplyView>> get(@RestPath String id) {
        return supplies.find(id)
                .map(Answers.found(Rejected.Kind.SUPPLY, "/id", id))
                .map(supply -> Etags.tagged(Response.Status.OK, SupplyView.from(supply), supply.version()));
    }

    @GET
    @PermissionsAllowed("inventory:read")
    @Operation(summary = "Supplies, the newest first, in pages; by node, SKU and state")
    public Uni<Page<SupplyView>> list(
            @RestQuery @Nullable NodeId node,
            @RestQuery @Nullable String state,
            @RestQuery @Nullable Sku sku,
            @BeanParam @Valid Paging paging) {
        var after = paging.after(
                2,
                cursor -> new SupplyTable.Position(
                        Moments.of(cursor.parts().get(0)), cursor.parts().get(1)));
        SupplyState wanted = Choices.of(SupplyState.class, state, "/state");
        return supplies.page(new SupplyTable.Wanted(node, wanted, sku), after, paging.fetch())
                .map(found ->
                        Page.of(found, paging, supply -> Cursor.of(supply.createdAt(), supply.id()), SupplyView::from));
    }

    @POST
    @Path("{id}/receipts")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed("inventory:write")
    @Operation(summary = "Receive some of it, or more than was announced; what is damaged is blocked")
    public Uni<Response> receive(@RestPath String id, @Valid @NotNull ReceiptBody body) {
        return supplies.receive(keyed(body, id + "/receipts"), id, body.receipts())
                .map(StoredAnswer::toResponse);
    }

    @POST
    @Path("{id}/close")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
    @PermissionsAllowed("inventory:write")
    @Operation(summary = "Whatever has not come will not")
    public Uni<Response> close(@RestPath String id, @OptionalBody @Nullable @Valid CloseBody body) {
        CloseBody words = Objects.requireNonNullElse(body, CloseBody.WITHOUT_WORDS);
        return supplies.close(keyed(words, id + "/close"), id, words.reason()).map(StoredAnswer::toResponse);
    }

    private KeyedSupplies.Keyed keyed(Object body, String path) {
        return new KeyedSupplies.Keyed(
                keys.required(body), caller.client(), answers.of(200, PATH + path, SupplyView::from));
    }
}
