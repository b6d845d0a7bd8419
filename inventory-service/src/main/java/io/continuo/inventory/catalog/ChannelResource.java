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
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Sales channels over HTTP. */
@Path("/api/inventory/channels")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Catalogue")
class ChannelResource {

    private final Channels channels;

    ChannelResource(Channels channels) {
        this.channels = channels;
    }

    /**
     * @param nodes where the channel sells from, the first one first
     * @param safetyStock how much of each SKU the channel leaves unsold over all its nodes together; 0 when absent
     */
    record ChannelBody(
            @NotNull @Size(max = 1000) List<@NotNull NodeId> nodes,
            @Nullable Quantity safetyStock) {

        Quantity safety() {
            return Amounts.zeroOrMore("/safetyStock", safetyStock);
        }

        List<NodeId> order() {
            Set<NodeId> seen = new HashSet<>();
            for (int i = 0; i < nodes.size(); i++) {
                if (!seen.add(nodes.get(i))) {
                    throw Problems.invalid("/nodes/" + i, "names a node a second time");
                }
            }
            return nodes;
        }
    }

    record ChannelResponse(ChannelId id, List<NodeId> nodes, Quantity safetyStock, long version) {

        static ChannelResponse from(ChannelRow row) {
            return new ChannelResponse(
                    new ChannelId(row.id),
                    Arrays.stream(row.nodes).map(NodeId::new).toList(),
                    new Quantity(row.safetyStock),
                    row.version);
        }
    }

    @PUT
    @Path("{id}")
    @PermissionsAllowed("inventory:plan")
    @Operation(summary = "Create or change a sales channel: its nodes in selling order and its safety stock")
    public Uni<RestResponse<ChannelResponse>> put(
            @RestPath ChannelId id,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull ChannelBody body) {
        return channels.put(id, body.order(), body.safety(), ifMatch)
                .map(Answers::orThrow)
                .map(put -> tagged(put.created() ? Response.Status.CREATED : Response.Status.OK, put.row()));
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("inventory:read")
    @Operation(summary = "A sales channel")
    public Uni<RestResponse<ChannelResponse>> get(@RestPath ChannelId id) {
        return channels.find(id)
                .map(Answers.found(Rejected.Kind.CHANNEL, "/id", id))
                .map(row -> tagged(Response.Status.OK, row));
    }

    @GET
    @PermissionsAllowed("inventory:read")
    @Operation(summary = "All sales channels, in pages")
    public Uni<Page<ChannelResponse>> list(@BeanParam @Valid Paging paging) {
        String after = paging.after(1, cursor -> cursor.parts().getFirst()).orElse("");
        return channels.page(after, paging.fetch())
                .map(found -> Page.of(found, paging, row -> Cursor.of(row.id), ChannelResponse::from));
    }

    private static RestResponse<ChannelResponse> tagged(Response.Status status, ChannelRow row) {
        return Etags.tagged(status, ChannelResponse.from(row), row.version);
    }
}
