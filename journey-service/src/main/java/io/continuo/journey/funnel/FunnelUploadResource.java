package io.continuo.journey.funnel;

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

/** A funnel over an upload. Reads block on the body, so they run on worker threads. */
@Path("/api/journeys/funnels/events")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Uploads", description = "Analyses of data that is sent along and not stored")
class FunnelUploadResource {

    private final Uploads uploads;
    private final InstantSource clock;

    FunnelUploadResource(Uploads uploads, InstantSource clock) {
        this.uploads = uploads;
        this.clock = clock;
    }

    /** The query of a request; see {@link UploadedFunnel}. */
    static final class Query {

        @QueryParam("steps")
        @Parameter(description = "Events in the order of the steps, a line of CSV: 2 to 20", required = true)
        List<String> steps = List.of();

        @QueryParam("mode")
        @Parameter(description = "`ordered` by default, `strict` or `unordered`")
        @Nullable
        String mode;

        @QueryParam("window")
        @Parameter(description = "From the first step to the last, included: `P14D`", required = true)
        @Nullable
        String window;

        @QueryParam("exclude")
        @Parameter(description = "Events that must not lie between the first step and the last, a line of CSV")
        List<String> exclude = List.of();

        @QueryParam("holdConstant")
        @Parameter(description = "A column whose text is the same at all steps")
        @Nullable
        String holdConstant;

        @QueryParam("breakdown")
        @Parameter(description = "A column whose text at the first step divides the customers")
        @Nullable
        String breakdown;

        UploadedFunnel funnel() {
            return UploadedFunnel.of(steps, mode, window, exclude, holdConstant, breakdown);
        }
    }

    @POST
    @Consumes({CsvRows.CSV, MediaType.TEXT_PLAIN, MediaType.APPLICATION_OCTET_STREAM, CsvRows.UNSAID})
    @PermissionsAllowed("journeys:read")
    @Operation(
            summary = "A funnel over uploaded events",
            description = "`customer,event,timestamp[,channel,…]` in any order; `customer` may be any case id. The same"
                    + " rules as over all journeys. Nothing is stored.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = CsvRows.CSV, schema = @Schema(implementation = String.class)))
    @APIResponse(responseCode = "200", description = "The funnel")
    @APIResponse(responseCode = "400", description = "Broken lines, named by `errors`, or a wrong parameter")
    @APIResponse(responseCode = "413", description = "More than an upload may have")
    @APIResponse(responseCode = "503", description = "Other uploads are being analysed; ask again after Retry-After")
    public FunnelView events(
            @BeanParam Query query,
            @HeaderParam(HttpHeaders.CONTENT_ENCODING) @Nullable String encoding,
            InputStream body) {
        UploadedFunnel funnel = uploads.answered(body, query::funnel);
        FunnelCounts counts = uploads.analysed(body, encoding, funnel::count);
        return funnel.view(counts, clock.instant());
    }
}
