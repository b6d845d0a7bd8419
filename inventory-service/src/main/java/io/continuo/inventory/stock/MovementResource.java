package io.continuo.inventory.stock;

import com.fasterxml.jackson.databind.util.RawValue;
import io.continuo.events.Quantity;
import io.continuo.http.IdempotencyKeys;
import io.continuo.http.KeyedRequest;
import io.continuo.http.Ndjson;
import io.continuo.http.StoredAnswer;
import io.continuo.inventory.Answers;
import io.continuo.inventory.Caller;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jspecify.annotations.Nullable;

/** Movements over HTTP, one or many. */
@Path("/api/inventory/movements")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Stock", description = "Movements, counters, ledger and its proof")
class MovementResource {

    private static final String PATH = "/api/inventory/movements";

    private final Stocking stocking;
    private final BulkMovements bulk;
    private final IdempotencyKeys keys;
    private final Answers answers;
    private final Caller caller;

    MovementResource(Stocking stocking, BulkMovements bulk, IdempotencyKeys keys, Answers answers, Caller caller) {
        this.stocking = stocking;
        this.bulk = bulk;
        this.keys = keys;
        this.answers = answers;
        this.caller = caller;
    }

    /** @param stock the counters after the movement */
    record MovementResponse(
            MovementType type, Quantity quantity, @Nullable String reference, StockView stock) {

        static MovementResponse from(Stocking.Moved moved) {
            Movement movement = moved.movement();
            return new MovementResponse(
                    movement.type(), movement.quantity(), movement.reference(), StockView.from(moved.stock()));
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed("inventory:write")
    @Operation(summary = "Move stock")
    @APIResponseSchema(value = MovementResponse.class, responseCode = "201")
    public Uni<Response> move(@Valid @NotNull MovementBody body) {
        KeyedRequest key = keys.required(body);
        var answer = answers.of(201, PATH, MovementResponse::from);
        return stocking.move(key, List.of(body.movement(caller.client())), moved -> answer.apply(moved.getFirst()))
                .map(StoredAnswer::toResponse);
    }

    @POST
    @Path("bulk")
    @Consumes({Ndjson.TYPE, Ndjson.PLAIN, Ndjson.LINES})
    @Produces(Ndjson.TYPE)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @NonBlocking
    @PermissionsAllowed("inventory:write")
    @Operation(summary = "Move stock many times: one JSON movement a line, one result a line")
    @RequestBody(
            required = true,
            content = @Content(mediaType = Ndjson.TYPE, schema = @Schema(implementation = MovementBody.class)))
    @APIResponseSchema(value = BulkMovements.LineResult.class, responseCode = "200")
    public Multi<RawValue> moveAll(RoutingContext request) {
        KeyedRequest key = keys.required("bulk");
        // The results are JSON already.
        return bulk.apply(key, request.request(), caller.client()).map(RawValue::new);
    }
}
