package io.continuo.inventory.reconciliation;

import io.continuo.http.IdempotencyKeys;
import io.continuo.http.KeyedRequest;
import io.continuo.http.OptionalBody;
import io.continuo.http.Paging;
import io.continuo.http.StoredAnswer;
import io.continuo.inventory.Answers;
import io.continuo.inventory.Caller;
import io.continuo.inventory.Choices;
import io.continuo.inventory.catalog.Sku;
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
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Reconciliations over HTTP. */
@Path("/api/inventory/reconciliation")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Reconciliation", description = "Counters, ledger and documents compared with each other")
class ReconciliationResource {

    /** A run that takes longer is answered as it is then, and goes on. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final Paging FIRST_PAGE = new Paging(Paging.MAX_LIMIT, null);

    private final Reconciling reconciling;
    private final Reports reports;
    private final IdempotencyKeys keys;
    private final Answers answers;
    private final Caller caller;

    ReconciliationResource(
            Reconciling reconciling, Reports reports, IdempotencyKeys keys, Answers answers, Caller caller) {
        this.reconciling = reconciling;
        this.reports = reports;
        this.keys = keys;
        this.answers = answers;
        this.caller = caller;
    }

    /**
     * @param skus what to compare; absent for everything
     * @param repair whether to mend what a booking can mend; false when absent
     */
    record RunBody(
            @Size(min = 1, max = 100) @Nullable List<@NotNull Sku> skus,
            @Nullable Boolean repair) {

        static final RunBody EVERYTHING = new RunBody(null, null);
    }

    record RepairBody(
            @NotBlank @Size(max = 500) @Pattern(regexp = "\\P{Cntrl}*", message = "no control characters")
            String reason) {}

    @GET
    @PermissionsAllowed("inventory:read")
    @Operation(summary = "What the last reconciliation found, or the one named by run, in pages")
    public Uni<ReportView> report(
            @RestQuery @Nullable @Pattern(regexp = "\\P{Cntrl}{1,64}", message = "the runId of an answer") String run,
            @RestQuery @Nullable String kind,
            @BeanParam @Valid Paging paging) {
        var after = paging.after(
                2,
                cursor -> new Position(
                        cursor.parts().get(0), Long.parseLong(cursor.parts().get(1))));
        String id = run != null ? run : after.map(Position::run).orElse(null);
        return reports.report(
                        id,
                        Choices.of(Finding.Kind.class, kind, "/kind"),
                        after.map(Position::number).orElse(0L),
                        paging.fetch())
                .map(found ->
                        found.map(report -> ReportView.from(report, paging)).orElse(ReportView.NEVER));
    }

    @POST
    @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
    @PermissionsAllowed("inventory:plan")
    @Operation(summary = "Compare now; a run that takes long is answered 202 and goes on")
    public Uni<Response> run(@OptionalBody @Nullable @Valid RunBody body) {
        RunBody asked = Objects.requireNonNullElse(body, RunBody.EVERYTHING);
        return reconciling
                .begin(asked.skus(), Boolean.TRUE.equals(asked.repair()), caller.client())
                .chain(begun -> reconciling
                        .finish(begun)
                        .ifNoItem()
                        .after(PATIENCE)
                        .recoverWithItem(begun)
                        .chain(run -> reports.report(run.id(), null, 0, FIRST_PAGE.fetch())))
                .map(found -> ReportView.from(found.orElseThrow(), FIRST_PAGE))
                .map(view -> Response.status(
                                view.state().equals("done") ? Response.Status.OK : Response.Status.ACCEPTED)
                        .entity(view)
                        .build());
    }

    @POST
    @Path("findings/{id}/repair")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed("inventory:plan")
    @Operation(summary = "Book what a finding says is missing, if it still is")
    public Uni<Response> repair(@RestPath String id, @Valid @NotNull RepairBody body) {
        KeyedRequest key = keys.required(body);
        String path = "/api/inventory/reconciliation/findings/" + id + "/repair";
        return reports.repair(
                        key, id, caller.client(), body.reason(), answers.of(200, path, ReportView.FindingView::from))
                .map(StoredAnswer::toResponse);
    }

    private record Position(String run, long number) {}
}
