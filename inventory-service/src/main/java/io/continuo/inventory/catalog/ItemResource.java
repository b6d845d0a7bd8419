package io.continuo.inventory.catalog;

import io.continuo.http.Cursor;
import io.continuo.http.Etags;
import io.continuo.http.Page;
import io.continuo.http.Paging;
import io.continuo.inventory.Answers;
import io.continuo.inventory.Rejected;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Items over HTTP. */
@Path("/api/inventory/items")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Catalogue")
class ItemResource {

    private final CatalogRows rows;

    ItemResource(CatalogRows rows) {
        this.rows = rows;
    }

    /** @param unit what quantities are counted in; {@code piece} when absent */
    record ItemBody(
            @NotBlank @Size(max = 300) String name,
            @Size(min = 1, max = 20) @Nullable String unit) {

        void applyTo(ItemRow row) {
            row.name = name;
            row.unit = unit == null ? "piece" : unit;
        }
    }

    /** @param sku as it was spelled when the item was created */
    record ItemResponse(Sku sku, String name, String unit, long version) {

        static ItemResponse from(ItemRow row) {
            return new ItemResponse(new Sku(row.sku), row.name, row.unit, row.version);
        }
    }

    @PUT
    @Path("{sku}")
    @PermissionsAllowed("inventory:plan")
    @Operation(summary = "Create or change an item; another letter case means the same item")
    public Uni<RestResponse<ItemResponse>> put(
            @RestPath Sku sku,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull ItemBody body) {
        return rows.put(ItemRow.class, sku.key(), () -> ItemRow.spelled(sku), body::applyTo, ifMatch)
                .map(Answers::orThrow)
                .map(put -> tagged(put.created() ? Response.Status.CREATED : Response.Status.OK, put.row()));
    }

    @GET
    @Path("{sku}")
    @PermissionsAllowed("inventory:read")
    @Operation(summary = "An item")
    public Uni<RestResponse<ItemResponse>> get(@RestPath Sku sku) {
        return rows.find(ItemRow.class, sku.key())
                .map(Answers.found(Rejected.Kind.SKU, "/sku", sku))
                .map(row -> tagged(Response.Status.OK, row));
    }

    @GET
    @PermissionsAllowed("inventory:read")
    @Operation(summary = "All items, in pages")
    public Uni<Page<ItemResponse>> list(@BeanParam @Valid Paging paging) {
        String after = paging.after(1, cursor -> cursor.parts().getFirst()).orElse("");
        return rows.page(ItemRow.class, "key", after, paging.fetch())
                .map(found -> Page.of(found, paging, row -> Cursor.of(row.key), ItemResponse::from));
    }

    private static RestResponse<ItemResponse> tagged(Response.Status status, ItemRow row) {
        return Etags.tagged(status, ItemResponse.from(row), row.version);
    }
}
