package io.continuo.inventory.reservation;

import io.continuo.inventory.Answers;
import io.continuo.inventory.Caller;
import io.continuo.inventory.InventoryConfig;
import io.continuo.inventory.Rejected;
import io.continuo.inventory.sourcing.Decisions;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Changes of reservations, and why they are held where they are, over HTTP. */
@Path("/api/inventory/reservations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reservations")
class ChangeResource {

    private final Changing changing;
    private final Holding holding;
    private final Caller caller;
    private final InventoryConfig config;

    ChangeResource(Changing changing, Holding holding, Caller caller, InventoryConfig config) {
        this.changing = changing;
        this.holding = holding;
        this.caller = caller;
        this.config = config;
    }

    /** @param items in the order they were made */
    record DecisionsView(List<Decisions.Made> items) {}

    @PATCH
    @Path("{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed("inventory:write")
    @Operation(
            summary = "Hold longer, for somebody, or other lines: the stock moves by the difference, or not at all",
            description = "Says how it shall be, so the same again does no harm; If-Match guards against changing what"
                    + " somebody else has changed meanwhile.")
    public Uni<RestResponse<ReservationView>> change(
            @RestPath ReservationId id,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull ChangeBody body) {
        return changing.change(id, body.change(ifMatch, caller.client(), config))
                .map(Answers::orThrow)
                .map(ReservationView::tagged);
    }

    @GET
    @Path("{id}/decisions")
    @PermissionsAllowed("inventory:read")
    @Operation(summary = "Why it is held where it is: every decision, with the reason for each choice of a node")
    public Uni<DecisionsView> decisions(@RestPath ReservationId id) {
        return holding.decisions(id)
                .map(Answers.found(Rejected.Kind.RESERVATION, "/id", id))
                .map(DecisionsView::new);
    }
}
