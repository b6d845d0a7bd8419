package io.continuo.inventory.listing;

import io.continuo.http.Cursor;
import io.continuo.http.Page;
import io.continuo.http.Paging;
import io.continuo.http.Problems;
import io.continuo.inventory.Moments;
import io.continuo.inventory.catalog.ChannelId;
import io.continuo.inventory.catalog.Sku;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Breaches over HTTP. */
@Path("/api/inventory/listing-breaches")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Listings")
class BreachResource {

    private final Listings listings;
    private final InstantSource clock;

    BreachResource(Listings listings, InstantSource clock) {
        this.listings = listings;
        this.clock = clock;
    }

    @GET
    @PermissionsAllowed("inventory:read")
    @Operation(summary = "Guarantees that are broken now, the newest first, in pages; state=closed or all for the past")
    public Uni<Page<BreachView>> list(
            @RestQuery @Nullable ChannelId channel,
            @RestQuery @Nullable Sku sku,
            @RestQuery @Nullable String state,
            @BeanParam @Valid Paging paging) {
        Breaches.Wanted wanted = new Breaches.Wanted(channel, sku, open(state));
        var after = paging.after(
                2,
                cursor -> new Breaches.Position(
                        Moments.of(cursor.parts().get(0)), cursor.parts().get(1)));
        return listings.breaches(wanted, after, paging.fetch())
                .map(found -> Page.of(
                        found,
                        paging,
                        row -> Cursor.of(row.since(), row.id()),
                        row -> BreachView.from(row, clock.instant())));
    }

    private static @Nullable Boolean open(@Nullable String state) {
        return switch (state) {
            case null -> Boolean.TRUE;
            case "open" -> Boolean.TRUE;
            case "closed" -> Boolean.FALSE;
            case "all" -> null;
            default -> throw Problems.invalid("/state", "open, closed or all");
        };
    }
}
