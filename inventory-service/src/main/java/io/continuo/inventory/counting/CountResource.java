package io.continuo.inventory.counting;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.continuo.http.Cursor;
import io.continuo.http.IdempotencyKeys;
import io.continuo.http.Page;
import io.continuo.http.Paging;
import io.continuo.http.StoredAnswer;
import io.continuo.inventory.Answers;
import io.continuo.inventory.Caller;
import io.continuo.inventory.Choices;
import io.continuo.inventory.Moments;
import io.continuo.inventory.Rejected;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.counting.CountBody.ReadsBody;
import io.continuo.inventory.counting.CountBody.ResultBody;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Counts over HTTP. */
@Path("/api/inventory/counts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Counts", description = "What is really there: counts, RFID reads, variances")
class CountResource {

    private static final String PATH = "/api/inventory/counts";

    private final KeyedCounts counts;
    private final IdempotencyKeys keys;
    private final Answers answers;
    private final Caller caller;

    CountResource(KeyedCounts counts, IdempotencyKeys keys, Answers answers, Caller caller) {
        this.counts = counts;
        this.keys = keys;
        this.answers = answers;
        this.caller = caller;
    }

    enum Verdict {
        @JsonProperty("approve")
        APPROVE,
        @JsonProperty("reject")
        REJECT
    }

    record DecisionBody(
            @NotNull Verdict decision,

            @NotBlank @Size(max = 500) @Pattern(regexp = "\\P{Cntrl}*", message = "no control characters")
            String reason) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed("inventory:write")
    @Operation(summary = "Ask for a count, or enter one: small variances are applied, large ones wait for approval")
    public Uni<Response> begin(@Valid @NotNull CountBody body) {
        var keyed = keyed(body, 201, "");
        return counts.begin(keyed, body.request(keyed.actor())).map(StoredAnswer::toResponse);
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("inventory:read")
    @Operation(summary = "A count with its lines and variances")
    public Uni<CountView> get(@RestPath String id) {
        return counts.find(id)
                .map(Answers.found(Rejected.Kind.COUNT, "/id", id))
                .map(CountView::from);
    }

    @GET
    @PermissionsAllowed("inventory:read")
    @Operation(summary = "Counts, the newest first, in pages; by node and state, such as those that wait for approval")
    public Uni<Page<CountView>> list(
            @RestQuery @Nullable NodeId node, @RestQuery @Nullable String state, @BeanParam @Valid Paging paging) {
        var after = paging.after(
                2,
                cursor -> new CountTable.Position(
                        Moments.of(cursor.parts().get(0)), cursor.parts().get(1)));
        return counts.page(node, Choices.of(CountState.class, state, "/state"), after, paging.fetch())
                .map(found ->
                        Page.of(found, paging, count -> Cursor.of(count.createdAt(), count.id()), CountView::from));
    }

    @POST
    @Path("{id}/results")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed("inventory:write")
    @Operation(summary = "Enter what was counted")
    public Uni<Response> enter(@RestPath String id, @Valid @NotNull ResultBody body) {
        return counts.tally(keyed(body, 200, "/" + id + "/results"), id, CountBody.tallies(body.lines()))
                .map(StoredAnswer::toResponse);
    }

    @POST
    @Path("{id}/reads")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed("inventory:write")
    @Operation(summary = "Take in RFID reads, as often as tags are seen")
    public Uni<Response> takeIn(@RestPath String id, @Valid @NotNull ReadsBody body) {
        return counts.read(keyed(body, 200, "/" + id + "/reads"), id, body.seen())
                .map(StoredAnswer::toResponse);
    }

    @POST
    @Path("{id}/close")
    @Consumes(MediaType.WILDCARD)
    @PermissionsAllowed("inventory:write")
    @Operation(summary = "Make one count of all reads, with the confidence they give")
    public Uni<Response> close(@RestPath String id) {
        return counts.close(keyed("close", 200, "/" + id + "/close"), id).map(StoredAnswer::toResponse);
    }

    @POST
    @Path("{id}/cancel")
    @Consumes(MediaType.WILDCARD)
    @PermissionsAllowed("inventory:write")
    @Operation(summary = "What was asked for needs not be counted any more")
    public Uni<Response> cancel(@RestPath String id) {
        return counts.cancel(keyed("cancel", 200, "/" + id + "/cancel"), id).map(StoredAnswer::toResponse);
    }

    @POST
    @Path("{id}/approval")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed("inventory:plan")
    @Operation(summary = "Agree to the variances that wait, or leave the stock as it is")
    public Uni<Response> decide(@RestPath String id, @Valid @NotNull DecisionBody body) {
        boolean agreed = body.decision() == Verdict.APPROVE;
        return counts.decide(keyed(body, 200, "/" + id + "/approval"), id, agreed, body.reason())
                .map(StoredAnswer::toResponse);
    }

    private KeyedCounts.Keyed keyed(Object body, int status, String path) {
        return new KeyedCounts.Keyed(
                keys.required(body), caller.client(), answers.of(status, PATH + path, CountView::from));
    }
}
