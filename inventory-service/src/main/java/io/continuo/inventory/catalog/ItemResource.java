package io.continuo.inventory.catalog;

import io.continuo.events.Quantity;
import io.continuo.http.Cursor;
import io.continuo.http.Etags;
import io.continuo.http.Page;
import io.continuo.http.Paging;
import io.continuo.http.Problems;
import io.continuo.inventory.Answers;
import io.continuo.inventory.Rejected;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

    private final Items items;

    ItemResource(Items items) {
        this.items = items;
    }

    /**
     * @param unit what quantities are counted in; {@code piece} when absent
     * @param listed whether it is for sale at all; true when absent
     * @param safetyStock what every channel leaves unsold of it; the channel's own where absent
     * @param components what one kit is made of; none where it is no kit
     */
    record ItemBody(
            @NotBlank @Size(max = 300) @Pattern(regexp = "\\P{Cntrl}*", message = "no control characters")
            String name,

            @Size(min = 1, max = 20) @Pattern(regexp = "\\P{Cntrl}*", message = "no control characters") @Nullable
            String unit,

            @Nullable Boolean listed,
            @Nullable Quantity safetyStock,
            @Size(max = 50) @Nullable List<@NotNull @Valid ComponentBody> components) {

        Item item(Sku sku) {
            return new Item(
                    sku,
                    listed == null || listed,
                    safetyStock == null ? null : Amounts.zeroOrMore("/safetyStock", safetyStock),
                    parts());
        }

        private List<Component> parts() {
            List<Component> parts = new ArrayList<>();
            Set<String> seen = new HashSet<>();
            List<ComponentBody> given = components == null ? List.of() : components;
            for (int i = 0; i < given.size(); i++) {
                String pointer = "/components/" + i;
                if (!seen.add(given.get(i).sku().key())) {
                    throw Problems.invalid(pointer + "/sku", "names an item a second time");
                }
                parts.add(new Component(
                        given.get(i).sku(),
                        Amounts.aboveZero(pointer + "/quantity", given.get(i).quantity())));
            }
            return parts;
        }
    }

    /** @param quantity how much of it one kit takes */
    record ComponentBody(@NotNull Sku sku, @NotNull Quantity quantity) {

        static ComponentBody from(Component component) {
            return new ComponentBody(component.sku(), component.quantity());
        }
    }

    /** @param sku as it was spelled when the item was created */
    record ItemResponse(
            Sku sku,
            String name,
            String unit,
            boolean listed,
            @Nullable Quantity safetyStock,
            List<ComponentBody> components,
            long version) {

        static ItemResponse from(ItemRow row) {
            Item item = row.item();
            return new ItemResponse(
                    item.sku(),
                    row.name,
                    row.unit,
                    item.listed(),
                    item.safetyStock(),
                    item.components().stream().map(ComponentBody::from).toList(),
                    row.version);
        }
    }

    @PUT
    @Path("{sku}")
    @PermissionsAllowed("inventory:plan")
    @Operation(summary = "Create or change an item or a kit; another letter case means the same item")
    public Uni<RestResponse<ItemResponse>> put(
            @RestPath Sku sku,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull ItemBody body) {
        return items.put(new Items.Description(body.name(), body.unit()), body.item(sku), ifMatch)
                .map(Answers::orThrow)
                .map(put -> tagged(put.created() ? Response.Status.CREATED : Response.Status.OK, put.row()));
    }

    @GET
    @Path("{sku}")
    @PermissionsAllowed("inventory:read")
    @Operation(summary = "An item")
    public Uni<RestResponse<ItemResponse>> get(@RestPath Sku sku) {
        return items.find(sku)
                .map(Answers.found(Rejected.Kind.SKU, "/sku", sku))
                .map(row -> tagged(Response.Status.OK, row));
    }

    @GET
    @PermissionsAllowed("inventory:read")
    @Operation(summary = "All items, in pages")
    public Uni<Page<ItemResponse>> list(@BeanParam @Valid Paging paging) {
        String after = paging.after(1, cursor -> cursor.parts().getFirst()).orElse("");
        return items.page(after, paging.fetch())
                .map(found -> Page.of(found, paging, row -> Cursor.of(row.key), ItemResponse::from));
    }

    private static RestResponse<ItemResponse> tagged(Response.Status status, ItemRow row) {
        return Etags.tagged(status, ItemResponse.from(row), row.version);
    }
}
