package io.continuo.journey.processes;

import io.continuo.http.Problems;
import io.continuo.journey.upload.CsvRows;
import io.continuo.journey.upload.Uploads;
import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.time.InstantSource;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Process mining over an upload. Reads block on the body, so they run on worker threads. */
@Path("/api/journeys/paths/events")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Uploads", description = "Analyses of data that is sent along and not stored")
class ProcessUploadResource {

    private final Uploads uploads;
    private final Mining mining;
    private final InstantSource clock;

    ProcessUploadResource(Uploads uploads, Mining mining, InstantSource clock) {
        this.uploads = uploads;
        this.mining = mining;
        this.clock = clock;
    }

    /** The query of a request; see {@link ProcessQuestion}. */
    record Query(
            @QueryParam("by")
            @Parameter(description = "The column whose texts are the activities; `event` by default")
            @Nullable
            String by,

            @QueryParam("group")
            @Parameter(description = "`pattern=name`, a star in it for any text: gives many activities one name")
            List<String> groups,

            @QueryParam("collapse")
            @Parameter(description = "`true`: the same activity several times in a row is one")
            @Nullable
            String collapse,

            @QueryParam("start")
            @Parameter(description = "Look at cases from their first activity of this name on")
            @Nullable
            String start,

            @QueryParam("end") @Parameter(description = "Look at cases up to the first activity of this name") @Nullable
            String end,

            @QueryParam("depth")
            @Parameter(description = "Steps of the Sankey diagram, 1 to 20; 6 by default")
            @Nullable
            Integer depth,

            @QueryParam("variants")
            @Parameter(description = "How many variants are shown, 1 to 1,000; 50 by default")
            @Nullable
            Integer variants) {

        ProcessQuestion question() {
            if (collapse != null && !collapse.equals("true") && !collapse.equals("false")) {
                throw Problems.invalid("/collapse", "must be true or false");
            }
            return ProcessQuestion.of(
                    by, groups, Boolean.parseBoolean(collapse), new ProcessQuestion.Part(start, end), depth, variants);
        }
    }

    @POST
    @Consumes({CsvRows.CSV, MediaType.TEXT_PLAIN, MediaType.APPLICATION_OCTET_STREAM, CsvRows.UNSAID})
    @PermissionsAllowed("journeys:read")
    @Operation(
            summary = "Draw the process of uploaded events",
            description =
                    "`customer,event,timestamp[,channel,…]` in any order; `customer` may be any case id. What follows"
                            + " what directly, how often and after how long; variants, starts, ends, loops and a Sankey"
                            + " diagram. Events of the same time stay as they came. Nothing is stored.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = CsvRows.CSV, schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "400", description = "Broken lines, named by `errors`, or a wrong parameter")
    @APIResponse(responseCode = "413", description = "More than an upload may have")
    @APIResponse(responseCode = "503", description = "Other uploads are being analysed; ask again after Retry-After")
    public ProcessMap events(
            @BeanParam Query query,
            @HeaderParam(HttpHeaders.CONTENT_ENCODING) @Nullable String encoding,
            InputStream body) {
        ProcessQuestion question = uploads.answered(body, query::question);
        return uploads.analysed(body, encoding, rows -> mining.mine(rows, question, clock.instant()));
    }
}
