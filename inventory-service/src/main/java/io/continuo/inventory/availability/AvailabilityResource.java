package io.continuo.inventory.availability;

import io.continuo.inventory.Answers;
import io.continuo.inventory.Outcome;
import io.continuo.inventory.Rejected;
import io.continuo.inventory.catalog.ChannelId;
import io.continuo.inventory.catalog.Sku;
import io.continuo.inventory.sourcing.Supplies;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Availability over HTTP. */
@Path("/api/inventory/availability")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Availability", description = "What may be offered, and where")
class AvailabilityResource {

    private final Supplies supplies;
    private final InstantSource clock;

    AvailabilityResource(Supplies supplies, InstantSource clock) {
        this.supplies = supplies;
        this.clock = clock;
    }

    /**
     * @param items in the order asked for
     * @param unknown SKUs that no item has; they do not cost the others their answer
     */
    record AvailabilityResponse(List<Availability> items, List<Sku> unknown) {}

    @GET
    @PermissionsAllowed("inventory:read")
    @Operation(summary = "Available-to-promise by SKU, on a channel, near a place, for pickup")
    public Uni<AvailabilityResponse> availability(
            @BeanParam SearchParameters parameters, @RestQuery @Nullable ChannelId channel) {
        Collection<Sku> skus = parameters.skus();
        Search search = parameters.search();
        Instant now = clock.instant();
        return supplies.look(channel, skus, now)
                .map(found -> found.then(known -> answer(skus, known, search, now)))
                .map(Answers::orThrow);
    }

    private static Outcome<AvailabilityResponse> answer(
            Collection<Sku> skus, Supplies.Found found, Search search, Instant now) {
        List<Sku> unknown = skus.stream()
                .filter(sku -> found.known().spelled(sku).isEmpty())
                .toList();
        if (unknown.size() == skus.size()) {
            return Outcome.refused(new Rejected.Unknown(
                    Rejected.Kind.SKU,
                    unknown.stream()
                            .map(sku -> new Rejected.Named("/sku", sku.value()))
                            .toList()));
        }
        List<Availability> items = skus.stream()
                .flatMap(sku -> found.known().spelled(sku).stream())
                .distinct()
                .map(sku -> Availability.of(sku, found.supply(), search, now))
                .toList();
        return Outcome.accepted(new AvailabilityResponse(items, unknown));
    }
}
