package io.continuo.journey.funnel;

import io.continuo.http.Cursor;
import io.continuo.http.Page;
import io.continuo.http.Paging;
import io.continuo.http.Problems;
import io.continuo.journey.query.Answered;
import io.continuo.journey.query.Answerer;
import io.continuo.journey.query.Basis;
import io.continuo.journey.query.Chosen;
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
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

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

    /** A customer of the list. */
    record CustomerView(String customerId) {}

    /**
     * A page of the list.
     *
     * @param next leads to the customers after these
     * @param missingPartitions whose customers are not in it; ask again for all
     */
    record CustomersView(
            List<CustomerView> items,
            @Nullable String next,
            long mapVersion,
            Instant asOf,
            List<Integer> missingPartitions) {

        static CustomersView of(Page<CustomerView> page, Basis basis) {
            return new CustomersView(
                    page.items(), page.next(), basis.mapVersion(), basis.asOf(), basis.missingPartitions());
        }
    }

    @POST
    @Path("/customers")
    @PermissionsAllowed("journeys:read")
    @Operation(
            summary = "Who came to a step, or dropped out before it",
            description = "The customers behind a figure of the same funnel, by id.")
    @APIResponse(responseCode = "200", description = "A page of customers")
    public CustomersView customers(
            @Valid FunnelRequest request,
            @QueryParam("step") @NotNull @Parameter(description = "Name of the step") String step,
            @QueryParam("outcome")
                    @DefaultValue("dropped")
                    @Parameter(description = "`dropped`: came to the step before and not to this one; `reached`")
                    String outcome,
            @BeanParam @Valid Paging paging) {
        FunnelQuery query = request.toQuery();
        Selection selection = selection(query, step, outcome);
        String after = paging.after(1, cursor -> cursor.parts().getFirst()).orElse(null);
        Answered<Chosen> chosen = answerer.ask(new CustomersQuery(query, selection, after, paging.fetch()));
        return CustomersView.of(
                Page.of(chosen.counts().customers(), paging, Cursor::of, CustomerView::new), chosen.basis());
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
