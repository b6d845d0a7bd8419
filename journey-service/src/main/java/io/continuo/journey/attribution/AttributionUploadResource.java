package io.continuo.journey.attribution;

import io.continuo.journey.upload.CsvRows;
import io.continuo.journey.upload.Uploads;
import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
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

/** Attribution over an upload. Reads block on the body, so they run on worker threads. */
@Path("/api/journeys/attribution/paths")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Uploads", description = "Analyses of data that is sent along and not stored")
class AttributionUploadResource {

    private final Uploads uploads;
    private final Attributing attributing;
    private final InstantSource clock;

    AttributionUploadResource(Uploads uploads, Attributing attributing, InstantSource clock) {
        this.uploads = uploads;
        this.attributing = attributing;
        this.clock = clock;
    }

    @POST
    @Consumes({CsvRows.CSV, MediaType.TEXT_PLAIN, MediaType.APPLICATION_OCTET_STREAM, CsvRows.UNSAID})
    @PermissionsAllowed("journeys:read")
    @Operation(
            summary = "Attribute the conversions of uploaded paths",
            description = "`path,total_conversions,total_conversion_value,total_null`, channels separated by ` > `."
                    + " Nothing is stored. With several models, or `all`, the answer is `models`, a list of answers.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = CsvRows.CSV, schema = @Schema(implementation = String.class)))
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(oneOf = {AttributionView.class, AttributionView.Comparison.class})))
    @APIResponse(responseCode = "400", description = "Broken lines, named by `errors`, or a wrong parameter")
    @APIResponse(responseCode = "413", description = "More than an upload may have")
    @APIResponse(responseCode = "503", description = "Other uploads are being analysed; ask again after Retry-After")
    public Response paths(
            @QueryParam("model") @Parameter(description = "Models, or `all`; `markov` by default") List<String> models,
            @QueryParam("order") @Parameter(description = "Of the Markov chain, 1 to 5; 1 by default") @Nullable
                    Integer order,
            @QueryParam("halfLife") @Parameter(description = "Of time decay, in touches; 1 by default") @Nullable
                    Double halfLife,
            @QueryParam("direct") @Parameter(description = "Names of direct channels; `direct,(direct)` by default")
                    List<String> direct,
            @HeaderParam(HttpHeaders.CONTENT_ENCODING) @Nullable String encoding,
            InputStream body) {
        AttributionSettings settings =
                uploads.answered(body, () -> AttributionSettings.of(models, order, halfLife, direct));
        Gathered gathered = uploads.analysed(body, encoding, rows -> attributing.attribute(rows, settings));
        AttributionView.Basis basis = AttributionView.Basis.ofUpload(settings, clock.instant());
        return Response.ok(AttributionView.sideBySide(AttributionView.of(gathered, basis)))
                .build();
    }
}
