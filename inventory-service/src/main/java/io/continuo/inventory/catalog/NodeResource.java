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
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Nodes over HTTP. */
@Path("/api/inventory/nodes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Catalogue", description = "Nodes, items and sales channels")
class NodeResource {

    private static final int DEFAULT_PRIORITY = 100;

    private final CatalogRows rows;

    NodeResource(CatalogRows rows) {
        this.rows = rows;
    }

    /**
     * @param priority smaller goes first where no channel gives an order; 100 when absent
     * @param safetyStock what of each item is left unsold here, such as a piece on display; 0 when absent
     * @param calendar without one the node is always at work
     */
    record NodeBody(
            @Size(min = 1, max = 200) @Pattern(regexp = "\\P{Cntrl}*", message = "no control characters") @Nullable
            String name,

            @NotNull NodeKind kind,
            @Valid @Nullable LocationBody location,
            @Nullable Boolean enabled,
            @Nullable Boolean shipsOrders,
            @Nullable Boolean offersPickup,
            @Min(0) @Max(10_000_000) @Nullable Integer dailyOrderCapacity,
            @Min(0) @Max(1_000_000) @Nullable Integer priority,
            @Nullable Quantity safetyStock,
            @Valid @Nullable CalendarBody calendar) {

        Node node(NodeId id) {
            return new Node(
                    id,
                    name,
                    kind,
                    location == null ? null : location.place(),
                    location == null ? null : location.country(),
                    enabled == null || enabled,
                    shipsOrders == null || shipsOrders,
                    offersPickup != null && offersPickup,
                    dailyOrderCapacity,
                    priority == null ? DEFAULT_PRIORITY : priority,
                    Amounts.zeroOrMore("/safetyStock", safetyStock),
                    calendar == null ? NodeCalendar.ALWAYS : calendar.calendar());
        }
    }

    /** Both coordinates or neither. */
    record LocationBody(
            @DecimalMin("-90") @DecimalMax("90") @Nullable Double lat,
            @DecimalMin("-180") @DecimalMax("180") @Nullable Double lon,

            @Pattern(regexp = "[A-Z]{2}", message = "two capital letters (ISO 3166-1)") @Nullable
            String country) {

        @Nullable
        Place place() {
            if ((lat == null) != (lon == null)) {
                throw Problems.invalid("/location", "lat and lon go together");
            }
            return lat == null || lon == null ? null : new Place(lat, lon);
        }

        static LocationBody from(Node node) {
            Place place = node.place();
            return new LocationBody(
                    place == null ? null : place.lat(), place == null ? null : place.lon(), node.country());
        }
    }

    record NodeResponse(
            NodeId id,
            @Nullable String name,
            NodeKind kind,
            LocationBody location,
            boolean enabled,
            boolean shipsOrders,
            boolean offersPickup,
            @Nullable Integer dailyOrderCapacity,
            int priority,
            Quantity safetyStock,
            @Nullable CalendarBody calendar,
            long version) {

        static NodeResponse from(NodeRow row) {
            Node node = row.node();
            return new NodeResponse(
                    node.id(),
                    node.name(),
                    node.kind(),
                    LocationBody.from(node),
                    node.enabled(),
                    node.shipsOrders(),
                    node.offersPickup(),
                    node.dailyOrderCapacity(),
                    node.priority(),
                    node.safetyStock(),
                    row.times(),
                    row.version);
        }
    }

    @PUT
    @Path("{id}")
    @PermissionsAllowed("inventory:plan")
    @Operation(summary = "Create or change a node")
    public Uni<RestResponse<NodeResponse>> put(
            @RestPath NodeId id,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull NodeBody body) {
        Node node = body.node(id);
        return rows.put(
                        NodeRow.class,
                        id.value(),
                        () -> NodeRow.named(id),
                        row -> row.set(node, body.calendar()),
                        ifMatch)
                .map(Answers::orThrow)
                .map(put -> tagged(put.created() ? Response.Status.CREATED : Response.Status.OK, put.row()));
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("inventory:read")
    @Operation(summary = "A node")
    public Uni<RestResponse<NodeResponse>> get(@RestPath NodeId id) {
        return rows.find(NodeRow.class, id.value())
                .map(Answers.found(Rejected.Kind.NODE, "/id", id))
                .map(row -> tagged(Response.Status.OK, row));
    }

    @GET
    @PermissionsAllowed("inventory:read")
    @Operation(summary = "All nodes, in pages")
    public Uni<Page<NodeResponse>> list(@BeanParam @Valid Paging paging) {
        String after = paging.after(1, cursor -> cursor.parts().getFirst()).orElse("");
        return rows.page(NodeRow.class, "id", after, paging.fetch())
                .map(found -> Page.of(found, paging, row -> Cursor.of(row.id), NodeResponse::from));
    }

    private static RestResponse<NodeResponse> tagged(Response.Status status, NodeRow row) {
        return Etags.tagged(status, NodeResponse.from(row), row.version);
    }
}
