package io.continuo.inventory.stock;

import io.continuo.events.Quantity;
import io.continuo.http.Cursor;
import io.continuo.http.Etags;
import io.continuo.http.Page;
import io.continuo.http.Paging;
import io.continuo.http.Problems;
import io.continuo.inventory.Answers;
import io.continuo.inventory.Caller;
import io.continuo.inventory.Moments;
import io.continuo.inventory.Rejected;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Sku;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Pre- and back-order limits over HTTP. */
@Path("/api/inventory/items/{sku}/backorders")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Catalogue")
class BackorderResource {

    private static final Quantity MOST = Quantity.of(999_999_999);

    private final Backorders backorders;
    private final Caller caller;

    BackorderResource(Backorders backorders, Caller caller) {
        this.backorders = backorders;
        this.caller = caller;
    }

    /**
     * @param kind {@code backorder} when absent
     * @param quantity how much may be promised beyond what is on hand; 0 ends it
     * @param availableFrom when what is promised is expected
     */
    record BackorderBody(
            BackorderTerms.@Nullable Kind kind,
            @NotNull Quantity quantity,
            @Nullable Instant availableFrom) {

        BackorderTerms terms() {
            if (quantity.compareTo(Quantity.ZERO) < 0 || quantity.compareTo(MOST) > 0) {
                throw Problems.invalid("/quantity", "0 to " + MOST);
            }
            Instant from = Moments.checked(availableFrom, "/availableFrom");
            return new BackorderTerms(
                    kind == null ? BackorderTerms.Kind.BACKORDER : kind,
                    quantity,
                    from == null ? null : from.truncatedTo(ChronoUnit.MILLIS));
        }
    }

    record BackorderResponse(
            Sku sku,
            NodeId node,
            BackorderTerms.Kind kind,
            Quantity quantity,
            @Nullable Instant availableFrom,
            long version) {

        static BackorderResponse from(Backorders.Allowed allowed) {
            BackorderTerms terms = allowed.terms();
            return new BackorderResponse(
                    allowed.key().sku(),
                    allowed.key().node(),
                    terms.kind(),
                    terms.quantity(),
                    terms.availableFrom(),
                    allowed.version());
        }
    }

    @PUT
    @Path("{node}")
    @PermissionsAllowed("inventory:plan")
    @Operation(summary = "Set how much of an item a node may promise beyond what it has on hand")
    public Uni<RestResponse<BackorderResponse>> put(
            @RestPath Sku sku,
            @RestPath NodeId node,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull BackorderBody body) {
        return backorders
                .put(new StockKey(sku, node), body.terms(), ifMatch, caller.client())
                .map(Answers::orThrow)
                .map(BackorderResource::tagged);
    }

    @GET
    @Path("{node}")
    @PermissionsAllowed("inventory:read")
    @Operation(summary = "How much of an item a node may promise beyond what it has on hand")
    public Uni<RestResponse<BackorderResponse>> get(@RestPath Sku sku, @RestPath NodeId node) {
        return backorders
                .find(sku, node)
                .map(Answers.found(Rejected.Kind.BACKORDER, "/node", node))
                .map(BackorderResource::tagged);
    }

    @GET
    @PermissionsAllowed("inventory:read")
    @Operation(summary = "The pre- and back-order limits of an item, by node, in pages")
    public Uni<Page<BackorderResponse>> list(@RestPath Sku sku, @BeanParam @Valid Paging paging) {
        String after = paging.after(1, cursor -> cursor.parts().getFirst()).orElse("");
        return backorders
                .page(sku, after, paging.fetch())
                .map(found -> Page.of(
                        found, paging, allowed -> Cursor.of(allowed.key().node()), BackorderResponse::from));
    }

    private static RestResponse<BackorderResponse> tagged(Backorders.Allowed allowed) {
        return Etags.tagged(Response.Status.OK, BackorderResponse.from(allowed), allowed.version());
    }
}
