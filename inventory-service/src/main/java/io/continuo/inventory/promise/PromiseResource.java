package io.continuo.inventory.promise;

import io.continuo.http.IdempotencyKeys;
import io.continuo.http.KeyedRequest;
import io.continuo.http.OptionalBody;
import io.continuo.http.StoredAnswer;
import io.continuo.inventory.Answers;
import io.continuo.inventory.Caller;
import io.continuo.inventory.InventoryConfig;
import io.continuo.inventory.Rejected;
import io.continuo.inventory.sourcing.Decisions;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Promises over HTTP. A step's body may name lines and quantities; without one the step is done to everything. */
@Path("/api/inventory/promises/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
@Tag(name = "Promises", description = "What was promised to customers")
class PromiseResource {

    private static final String PATH = "/api/inventory/promises/";

    private final Promising promising;
    private final IdempotencyKeys keys;
    private final Answers answers;
    private final Caller caller;
    private final InventoryConfig config;

    PromiseResource(Promising promising, IdempotencyKeys keys, Answers answers, Caller caller, InventoryConfig config) {
        this.promising = promising;
        this.keys = keys;
        this.answers = answers;
        this.caller = caller;
        this.config = config;
    }

    @GET
    @PermissionsAllowed("inventory:read")
    @Operation(summary = "A promise")
    public Uni<PromiseView> get(@RestPath PromiseId id) {
        return promising
                .find(id)
                .map(Answers.found(Rejected.Kind.PROMISE, "/id", id))
                .map(seen -> PromiseView.from(seen.promise(), seen.expected()));
    }

    /** @param items in the order they were made */
    record DecisionsView(List<Decisions.Made> items) {}

    @GET
    @Path("decisions")
    @PermissionsAllowed("inventory:read")
    @Operation(summary = "Why it comes from where it comes: every decision, from the reservation on")
    public Uni<DecisionsView> decisions(@RestPath PromiseId id) {
        return promising
                .decisions(id)
                .map(Answers.found(Rejected.Kind.PROMISE, "/id", id))
                .map(DecisionsView::new);
    }

    @POST
    @Path("ready")
    @PermissionsAllowed("inventory:write")
    @Operation(summary = "It stands ready to be collected; what is not collected in time goes back into stock")
    @APIResponseSchema(value = PromiseView.class, responseCode = "200")
    public Uni<Response> ready(@RestPath PromiseId id, @OptionalBody @Nullable @Valid StepBody body) {
        return take(PromiseStep.Kind.READY, id, body);
    }

    @POST
    @Path("accept")
    @PermissionsAllowed("inventory:write")
    @Operation(summary = "The node that was asked has it: whoever stood in for it is not needed any more")
    @APIResponseSchema(value = PromiseView.class, responseCode = "200")
    public Uni<Response> accept(@RestPath PromiseId id, @OptionalBody @Nullable @Valid StepBody body) {
        return take(PromiseStep.Kind.ACCEPT, id, body);
    }

    @POST
    @Path("fulfil")
    @PermissionsAllowed("inventory:write")
    @Operation(summary = "The customer has it, or it left the node for them")
    @APIResponseSchema(value = PromiseView.class, responseCode = "200")
    public Uni<Response> fulfil(@RestPath PromiseId id, @OptionalBody @Nullable @Valid StepBody body) {
        return take(PromiseStep.Kind.FULFIL, id, body);
    }

    @POST
    @Path("cancel")
    @PermissionsAllowed("inventory:write")
    @Operation(summary = "It is not wanted any more; what is left of it can be sold again")
    @APIResponseSchema(value = PromiseView.class, responseCode = "200")
    public Uni<Response> cancel(@RestPath PromiseId id, @OptionalBody @Nullable @Valid StepBody body) {
        return take(PromiseStep.Kind.CANCEL, id, body);
    }

    @POST
    @Path("return")
    @PermissionsAllowed("inventory:write")
    @Operation(summary = "What the customer had comes back, to any node")
    @APIResponseSchema(value = PromiseView.class, responseCode = "200")
    public Uni<Response> takeBack(@RestPath PromiseId id, @OptionalBody @Nullable @Valid StepBody body) {
        return take(PromiseStep.Kind.RETURN, id, body);
    }

    @POST
    @Path("reject")
    @PermissionsAllowed("inventory:write")
    @Operation(summary = "The node does not have it: what it promised is blocked there and sourced elsewhere")
    @APIResponseSchema(value = PromiseView.class, responseCode = "200")
    public Uni<Response> reject(@RestPath PromiseId id, @OptionalBody @Nullable @Valid StepBody body) {
        return take(PromiseStep.Kind.REJECT, id, body);
    }

    /** Takes the step; its route is called as its kind is. */
    private Uni<Response> take(PromiseStep.Kind kind, PromiseId id, @Nullable StepBody body) {
        String path = PATH + id + "/" + kind.name().toLowerCase(Locale.ROOT);
        StepBody asked = Objects.requireNonNullElse(body, StepBody.EVERYTHING);
        KeyedRequest key = keys.required(asked);
        PromiseStep step = asked.step(kind, caller.client(), config);
        return promising
                .step(key, id, step, answers.of(200, path, PromiseView::from))
                .map(StoredAnswer::toResponse);
    }
}
