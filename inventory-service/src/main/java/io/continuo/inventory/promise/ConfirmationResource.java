package io.continuo.inventory.promise;

import io.continuo.events.PromiseChanged;
import io.continuo.http.IdempotencyKeys;
import io.continuo.http.KeyedRequest;
import io.continuo.http.StoredAnswer;
import io.continuo.inventory.Answers;
import io.continuo.inventory.Caller;
import io.continuo.inventory.reservation.ReservationId;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** From reservation to promise, over HTTP. */
@Path("/api/inventory/reservations/{id}/confirm")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Promises")
class ConfirmationResource {

    private final Confirming confirming;
    private final IdempotencyKeys keys;
    private final Answers answers;
    private final Caller caller;

    ConfirmationResource(Confirming confirming, IdempotencyKeys keys, Answers answers, Caller caller) {
        this.confirming = confirming;
        this.keys = keys;
        this.answers = answers;
        this.caller = caller;
    }

    /** @param orderId the selling system's order */
    record ConfirmBody(
            @NotNull @Size(min = 1, max = 128) @Pattern(regexp = "\\P{Cntrl}*", message = "no control characters")
            String orderId,

            @NotNull PromiseChanged.Fulfilment fulfilment) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed("inventory:write")
    @Operation(summary = "Promise what is reserved to an order")
    @APIResponseSchema(value = PromiseView.class, responseCode = "201")
    public Uni<Response> confirm(@RestPath ReservationId id, @Valid @NotNull ConfirmBody body) {
        KeyedRequest key = keys.required(body);
        Confirming.Confirmation confirmation =
                new Confirming.Confirmation(id, body.orderId(), body.fulfilment(), caller.client());
        String path = "/api/inventory/reservations/" + id + "/confirm";
        return confirming
                .confirm(key, confirmation, answers.of(201, path, PromiseView::from))
                .map(StoredAnswer::toResponse);
    }
}
