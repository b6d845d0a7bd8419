package io.continuo.inventory.listing;

import io.continuo.http.Cursor;
import io.continuo.http.Etags;
import io.continuo.http.Page;
import io.continuo.http.Paging;
import io.continuo.http.Problems;
import io.continuo.inventory.Answers;
import io.continuo.inventory.Rejected;
import io.continuo.inventory.catalog.ChannelId;
import io.continuo.inventory.catalog.Place;
import io.continuo.inventory.catalog.Sku;
import io.continuo.inventory.live.Keeping;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Listings over HTTP. */
@Path("/api/inventory/listings")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Listings", description = "What channels list, what that guarantees, and where it does not hold")
class ListingResource {

    private final Listings listings;
    private final Keeping keeping;
    private final InstantSource clock;

    ListingResource(Listings listings, Keeping keeping, InstantSource clock) {
        this.listings = listings;
        this.keeping = keeping;
        this.clock = clock;
    }

    @PUT
    @Path("{channel}/{sku}")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed("inventory:plan")
    @Operation(summary = "List a SKU on a channel, with what that guarantees and what to do where it does not hold")
    public Uni<RestResponse<ListingView>> put(
            @RestPath ChannelId channel,
            @RestPath Sku sku,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull ListingBody body) {
        return listings.put(body.listing(channel, sku), ifMatch)
                .map(Answers::orThrow)
                // Whoever listed it sees that in the next availability.
                .call(keeping::caughtUp)
                .map(put -> tagged(put.created() ? Response.Status.CREATED : Response.Status.OK, put.listed(), null));
    }

    @GET
    @Path("{channel}/{sku}")
    @PermissionsAllowed("inventory:read")
    @Operation(summary = "A listing, how its guarantee stands, and whether to show it near a place")
    public Uni<RestResponse<ListingView>> get(
            @RestPath ChannelId channel, @RestPath Sku sku, @RestQuery @Nullable String near) {
        Place place = near == null ? null : place(near);
        return listings.find(channel, sku)
                .map(Answers.found(Rejected.Kind.LISTING, "/sku", sku))
                .map(listed -> tagged(Response.Status.OK, listed, place));
    }

    @GET
    @PermissionsAllowed("inventory:read")
    @Operation(summary = "All listings, or those of a channel, in pages")
    public Uni<Page<ListingView>> list(@RestQuery @Nullable ChannelId channel, @BeanParam @Valid Paging paging) {
        ListingTable.Position after = paging.after(
                        2,
                        cursor -> new ListingTable.Position(
                                cursor.parts().get(0), cursor.parts().get(1)))
                .orElse(ListingTable.Position.START);
        return listings.page(channel, after, paging.fetch())
                .map(found -> Page.of(
                        found,
                        paging,
                        row -> Cursor.of(row.listing().channel(), row.listing().sku()),
                        row -> ListingView.from(row, null, clock.instant())));
    }

    private RestResponse<ListingView> tagged(Response.Status status, Listed listed, @Nullable Place near) {
        return Etags.tagged(status, ListingView.from(listed, near, clock.instant()), listed.version());
    }

    private static Place place(String text) {
        String[] parts = text.split(",", -1);
        try {
            if (parts.length == 2) {
                return new Place(Double.parseDouble(parts[0].strip()), Double.parseDouble(parts[1].strip()));
            }
        } catch (IllegalArgumentException e) {
            // Said below, as for the wrong number of parts.
        }
        throw Problems.invalid("/near", "lat,lon such as 40.4203,-3.7058");
    }
}
