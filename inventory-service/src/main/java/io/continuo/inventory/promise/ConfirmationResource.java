package io.continuo.inventory.promise;

import io.continuo.events.PromiseChanged;
import io.continuo.events.Quantity;
import io.continuo.http.IdempotencyKeys;
import io.continuo.http.KeyedRequest;
import io.continuo.http.StoredAnswer;
import io.continuo.inventory.Answers;
import io.continuo.inventory.Caller;
import io.continuo.inventory.catalog.NodeId;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

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

    /**
     * @param orderId the selling system's order
     * @param lines what is wanted of what is held; absent for everything. The rest is given back.
     * @param soldAt the store that sells it, where that is not the node it comes from
     */
    record ConfirmBody(
            @NotNull @Size(min = 1, max = 128) @Pattern(regexp = "\\P{Cntrl}*", message = "no control characters")
            String orderId,

            @NotNull PromiseChanged.Fulfilment fulfilment,
            @Size(min = 1, max = 100) @Nullable List<@NotNull @Valid ConfirmedLine> lines,
            @Nullable NodeId soldAt) {

        private List<Ask> asks() {
            return lines == null
                    ? List.of()
                    : StepBody.asks(lines.stream()
                            .map(line -> new StepBody.Line(line.line(), line.quantity(), null))
                            .toList());
        }
    }

    /** @param quantity above zero; absent for all that is held */
    record ConfirmedLine(@NotNull String line, @Nullable Quantity quantity) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed("inventory:write")
    @Operation(summary = "Promise what is reserved to an order")
    @APIResponseSchema(value = PromiseView.class, responseCode = "201")
    public Uni<Response> confirm(@RestPath ReservationId id, @Valid @NotNull ConfirmBody body) {
        KeyedRequest key = keys.required(body);
        Confirming.Confirmation confirmation = new Confirming.Confirmation(
                id, body.orderId(), body.fulfilment(), body.asks(), body.soldAt(), caller.client());
        String path = "/api/inventory/reservations/" + id + "/confirm";
        return confirming
                .confirm(key, confirmation, answers.of(201, path, PromiseView::from))
                .map(StoredAnswer::toResponse);
    }
}
