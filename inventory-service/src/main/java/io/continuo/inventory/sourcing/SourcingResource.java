package io.continuo.inventory.sourcing;

import io.continuo.inventory.Answers;
import io.continuo.inventory.Outcome;
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
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Plans over HTTP; nothing is taken. */
@Path("/api/inventory/sourcing")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sourcing", description = "Where a request would be served from, and why")
class SourcingResource {

    private final Supplies supplies;
    private final InstantSource clock;

    SourcingResource(Supplies supplies, InstantSource clock) {
        this.supplies = supplies;
        this.clock = clock;
    }

    /** @param strategy {@code priority} when absent */
    record SourcingBody(
            @NotNull ChannelId channel,
            @NotEmpty @Size(max = LineBody.MOST) List<@NotNull @Valid LineBody> lines,
            @Nullable Strategy strategy,
            @Valid @Nullable PlaceBody destination) {

        Strategy strategyOrDefault() {
            return Strategies.checked(strategy, destination);
        }
    }

    /** @param packages nodes that would send something */
    record PlanResponse(Strategy strategy, boolean shippable, long packages, List<Plan.Line> lines) {

        static PlanResponse from(Plan plan, Strategy strategy) {
            return new PlanResponse(strategy, plan.shippable(), plan.packages(), plan.lines());
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed("inventory:read")
    @Operation(summary = "Plan where lines would be served from, with the reason for each choice; nothing is taken")
    public Uni<PlanResponse> plan(@Valid @NotNull SourcingBody body) {
        List<Demand> lines = LineBody.demands(body.lines());
        Strategy strategy = body.strategyOrDefault();
        return supplies.look(body.channel(), lines.stream().map(Demand::sku).toList(), clock.instant())
                .map(found -> found.then(known -> plan(body, lines, strategy, known)))
                .map(Answers::orThrow)
                .map(plan -> PlanResponse.from(plan, strategy));
    }

    private static Outcome<Plan> plan(SourcingBody body, List<Demand> lines, Strategy strategy, Supplies.Found found) {
        return Demands.checked(lines, found, body.channel())
                .map(checked -> Sourcing.plan(
                        found.supply(),
                        checked,
                        strategy,
                        body.destination() == null ? null : body.destination().place()));
    }
}
