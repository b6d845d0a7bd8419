package io.continuo.journey.export;

import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.continuo.journey.query.Period;
import io.continuo.journey.reading.NotServing;
import io.continuo.journey.turn.Turns.Turn;
import io.quarkus.security.PermissionsAllowed;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** All journeys over HTTP. Reads block on the stores, so they run on worker threads. */
@Path("/api/journeys/exports")
@Tag(name = "Exports", description = "All journeys in the formats of other tools")
class JourneyExportResource {

    private static final Logger LOG = Logger.getLogger(JourneyExportResource.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private final Exports exports;

    JourneyExportResource(Exports exports) {
        this.exports = exports;
    }

    @GET
    @Path("/{format}")
    @PermissionsAllowed("journeys:read")
    @Operation(
            summary = "All journeys as a stream",
            description =
                    "`csv` and `parquet` have a row per touchpoint, `xes` (IEEE 1849) a trace per customer, `ocel`"
                            + " (2.0, JSON) customers and orders as objects. Whoever was erased is not in it. A transfer"
                            + " that breaks off is not complete; ask again.")
    @APIResponse(responseCode = "200", description = "The journeys")
    @APIResponse(responseCode = "404", description = "No such format")
    @APIResponse(
            responseCode = "503",
            description =
                    "Not all journeys can be read here, or too many exports are written; ask again after Retry-After")
    public Response export(
            @PathParam("format") String name,
            @QueryParam("from") @Parameter(description = "The first instant") @Nullable Instant from,
            @QueryParam("to") @Parameter(description = "Behind the last instant") @Nullable Instant to,
            RoutingContext request) {
        ExportFormat format = ExportFormat.named(name)
                .orElseThrow(() -> Problems.of(
                        StandardProblem.NOT_FOUND,
                        "Exports are written as " + String.join(", ", ExportFormat.names()) + "."));
        if (from != null && to != null && !from.isBefore(to)) {
            throw Problems.invalid("/to", "must be after from");
        }
        try {
            Exports.Prepared export = exports.prepare(turn(request), format, new Period(from, to));
            StreamingOutput body = out -> write(export, out, request);
            return Response.ok(body, format.mediaType())
                    .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + format.fileName() + '"')
                    .build();
        } catch (NotServing e) {
            throw Problems.retryLater(StandardProblem.UNAVAILABLE, String.valueOf(e.getMessage()), RETRY_AFTER);
        }
    }

    /** It ends with the request, also when nobody waits for the answer any more. */
    private Turn turn(RoutingContext request) {
        Turn turn = exports.turn();
        request.addEndHandler(end -> turn.close());
        if (request.response().closed()) {
            turn.close();
        }
        return turn;
    }

    /** The status is sent already, so that only a connection which breaks tells of a failure. */
    private static void write(Exports.Prepared export, OutputStream out, RoutingContext request) throws IOException {
        try {
            export.write(out);
        } catch (IOException | RuntimeException e) {
            LOG.warnf("Export broke off cause=%s", e.getClass().getSimpleName());
            request.request().connection().close();
            throw e;
        }
    }
}
