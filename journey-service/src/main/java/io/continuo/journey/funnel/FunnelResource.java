package io.continuo.journey.funnel;

import io.continuo.http.Paging;
import io.continuo.http.Problems;
import io.continuo.journey.query.Answerer;
import io.continuo.journey.query.CustomerList;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Funnels over all journeys. Scans block, so they are asked for on worker threads. */
@Path("/api/journeys/funnels")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Funnels", description = "Who went how far through a sequence of steps, over all channels")
@APIResponse(responseCode = "400", description = "The funnel cannot be understood; `errors` says what to mend")
@APIResponse(responseCode = "429", description = "Too many questions at a time; ask again after Retry-After")
@APIResponse(responseCode = "503", description = "The state is being made; ask again after Retry-After")
class FunnelResource {

    private final Answerer answerer;

    FunnelResource(Answerer answerer) {
        this.answerer = answerer;
    }

    @POST
    @PermissionsAllowed("journeys:read")
    @Operation(
            summary = "A funnel over all journeys",
            description = "Exact: per step the customers who came to it, conversion, median and mean time. An attempt's"
                    + " window runs from its first step and is inclusive; who begins again later still converts.")
    @APIResponse(responseCode = "200", description = "The funnel, with the partitions that are missing in it")
    public FunnelView funnel(@Valid FunnelRequest request) {
        FunnelQuery query = request.toQuery();
        return FunnelView.of(query, answerer.ask(query));
    }

    @POST
    @Path("/customers")
    @PermissionsAllowed("journeys:read")
    @Operation(
            summary = "Who came to a step, or dropped out before it",
            description = "The customers behind a figure of the same funnel, by id.")
    @APIResponse(responseCode = "200", description = "A page of customers")
    public CustomerList customers(
            @Valid FunnelRequest request,
            @QueryParam("step") @NotNull @Parameter(description = "Name of the step") String step,
            @QueryParam("outcome")
                    @DefaultValue("dropped")
                    @Parameter(description = "`dropped`: came to the step before and not to this one; `reached`")
                    String outcome,
            @BeanParam @Valid Paging paging) {
        FunnelQuery query = request.toQuery();
        Selection selection = selection(query, step, outcome);
        String after = CustomerList.after(paging);
        return CustomerList.of(answerer.ask(new CustomersQuery(query, selection, after, paging.fetch())), paging);
    }

    private static Selection selection(FunnelQuery query, String step, String outcome) {
        boolean dropped = outcome.equals("dropped");
        if (!dropped && !outcome.equals("reached")) {
            throw Problems.invalid("/outcome", "dropped or reached");
        }
        return Selection.of(query.funnel(), step, dropped)
                .orElseThrow(() ->
                        Problems.invalid("/step", "the name of a step; at the first one nobody can have dropped out"));
    }
}
