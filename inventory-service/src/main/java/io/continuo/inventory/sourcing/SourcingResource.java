package io.continuo.inventory.sourcing;

import io.continuo.events.PromiseChanged;
import io.continuo.inventory.Answers;
import io.continuo.inventory.catalog.ChannelId;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Plans over HTTP; nothing is taken. */
@Path("/api/inventory/sourcing")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sourcing", description = "Where a request would be served from, and why")
class SourcingResource {

    private final Supplies supplies;
    private final Planner planner;
    private final Answers answers;
    private final InstantSource clock;

    SourcingResource(Supplies supplies, Planner planner, Answers answers, InstantSource clock) {
        this.supplies = supplies;
        this.planner = planner;
        this.answers = answers;
        this.clock = clock;
    }

    /**
     * @param strategy the channel's when absent
     * @param fulfilment {@code pickup} for nodes where it can be fetched; lines may differ
     */
    record SourcingBody(
            @NotNull ChannelId channel,
            @NotEmpty @Size(max = LineBody.MOST) List<@NotNull @Valid LineBody> lines,
            @Nullable Strategy strategy,
            @Valid @Nullable PlaceBody destination,
            PromiseChanged.@Nullable Fulfilment fulfilment,
            @Valid @Nullable SplitBody split) {}

    /**
     * @param packages nodes that would send something; what is fetched is no package
     * @param splitTooFar whether there is enough, but only in more or smaller packages than the rules allow
     */
    record PlanResponse(
            Strategy strategy,
            boolean shippable,
            long packages,
            boolean splitTooFar,
            Optimality optimality,
            List<Plan.Line> lines) {

        static PlanResponse from(Plan plan) {
            return new PlanResponse(
                    plan.strategy(),
                    plan.shippable(),
                    plan.packages(),
                    plan.splitTooFar(),
                    plan.optimality(),
                    plan.lines().stream().map(Plan.Line::asCalled).toList());
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed("inventory:read")
    @Operation(summary = "Plan where lines would be served from, with the reason for each choice; nothing is taken")
    @APIResponseSchema(value = PlanResponse.class, responseCode = "200")
    public Uni<Response> plan(@Valid @NotNull SourcingBody body) {
        List<Demand> lines = LineBody.demands(body.lines(), body.fulfilment());
        Preferences preferences = Strategies.preferences(body.strategy(), body.destination(), body.split());
        return supplies.look(body.channel(), lines.stream().map(Demand::sku).toList(), clock.instant())
                .map(found -> found.then(known -> Demands.checked(lines, known, body.channel())
                        .map(checked -> planner.plan(known.supply(), checked, preferences))))
                .chain(Answers::orThrow)
                .chain(this::answer);
    }

    /** A reason for every site of every line may be megabytes of text, which take longer to write than the plan took. */
    private Uni<Response> answer(Plan plan) {
        long reasons =
                plan.lines().stream().mapToLong(line -> line.choices().size()).sum();
        return planner.made(reasons, () -> answers.json(PlanResponse.from(plan)))
                .map(json -> Response.ok(json).build());
    }
}
