package io.continuo.inventory.reservation;

import io.continuo.http.Cursor;
import io.continuo.http.IdempotencyKeys;
import io.continuo.http.KeyedRequest;
import io.continuo.http.Page;
import io.continuo.http.Paging;
import io.continuo.http.StoredAnswer;
import io.continuo.inventory.Answers;
import io.continuo.inventory.Caller;
import io.continuo.inventory.InventoryConfig;
import io.continuo.inventory.Moments;
import io.continuo.inventory.Rejected;
import io.continuo.inventory.cluster.Owned;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** Reservations over HTTP. */
@Path("/api/inventory/reservations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reservations", description = "Holds for carts")
class ReservationResource {

    private static final String PATH = "/api/inventory/reservations";

    private final Reserving reserving;
    private final Holding holding;
    private final IdempotencyKeys keys;
    private final Answers answers;
    private final Caller caller;
    private final InventoryConfig config;

    ReservationResource(
            Reserving reserving,
            Holding holding,
            IdempotencyKeys keys,
            Answers answers,
            Caller caller,
            InventoryConfig config) {
        this.reserving = reserving;
        this.holding = holding;
        this.keys = keys;
        this.answers = answers;
        this.caller = caller;
        this.config = config;
    }

    @POST
    @Owned
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed("inventory:write")
    @Operation(summary = "Hold stock for a cart: everything that is asked for, or nothing")
    @APIResponseSchema(value = ReservationView.class, responseCode = "201")
    public Uni<Response> reserve(@Valid @NotNull ReservationBody body) {
        KeyedRequest key = keys.required(body);
        ReservationRequest request = body.request(caller.client(), config);
        return reserving
                .reserve(key, request, answers.of(201, PATH, ReservationView::from))
                .map(StoredAnswer::toResponse);
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("inventory:read")
    @Operation(summary = "A reservation as it is now")
    public Uni<RestResponse<ReservationView>> get(@RestPath ReservationId id) {
        return holding.find(id)
                .map(Answers.found(Rejected.Kind.RESERVATION, "/id", id))
                .map(ReservationView::tagged);
    }

    @GET
    @PermissionsAllowed("inventory:read")
    @Operation(
            summary = "A customer's reservations, the newest first, in pages",
            description =
                    "Named by customerId, by an identifier such as loyalty_card:4711, or by several ids. Whoever was"
                            + " merged is one customer under any of the ids.")
    public Uni<Page<ReservationView>> of(@BeanParam WhoseReservations whose, @BeanParam @Valid Paging paging) {
        var after = paging.after(
                2,
                cursor -> new Reservations.Position(
                        Moments.of(cursor.parts().get(0)), cursor.parts().get(1)));
        return holding.of(whose.asked(), after, paging.fetch())
                .map(found -> Page.of(found, paging, ReservationResource::cursor, ReservationView::from));
    }

    @DELETE
    @Path("{id}")
    @PermissionsAllowed("inventory:write")
    @Operation(summary = "Give a reservation back; again does no harm")
    public Uni<Void> release(@RestPath ReservationId id) {
        return holding.release(id, caller.client()).map(Answers::orThrow).replaceWithVoid();
    }

    private static Cursor cursor(Reservation reservation) {
        return Cursor.of(reservation.terms().createdAt(), reservation.terms().id());
    }
}
