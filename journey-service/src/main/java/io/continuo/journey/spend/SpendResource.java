package io.continuo.journey.spend;

import io.continuo.http.Etags;
import io.continuo.http.Page;
import io.continuo.http.Paging;
import io.continuo.journey.settings.Caller;
import io.continuo.journey.settings.Edition;
import io.continuo.journey.upload.CsvRows;
import io.continuo.journey.upload.Uploads;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.validation.Validator;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Spend over HTTP. Reads of tables block on the body, so they run on worker threads. */
@Path("/api/journeys/spend")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Spend", description = "What channels, campaigns and sources cost, for attribution")
@APIResponse(responseCode = "503", description = "The imports are being read, or Kafka is away; ask again")
class SpendResource {

    private final Spends spends;
    private final Uploads uploads;
    private final Validator validator;
    private final Caller caller;

    SpendResource(Spends spends, Uploads uploads, Validator validator, Caller caller) {
        this.spends = spends;
        this.uploads = uploads;
        this.validator = validator;
        this.caller = caller;
    }

    @GET
    @PermissionsAllowed("journeys:read")
    @Operation(
            summary = "The imports, by name",
            description = "With their days, how many rows they have, and their totals.")
    public Page<SpendView.Summary> list(@BeanParam @Valid Paging paging) {
        return spends.imports().all(paging, SpendView.Summary::of);
    }

    @GET
    @Path("/{name}")
    @PermissionsAllowed("journeys:read")
    @Operation(summary = "An import with its rows, as JSON or as a table")
    @APIResponse(
            responseCode = "200",
            description = "The import; the ETag is its version",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = SpendView.class)),
                @Content(mediaType = CsvRows.CSV, schema = @Schema(implementation = String.class))
            })
    @APIResponse(responseCode = "404", description = "No such import")
    public RestResponse<SpendView> read(@PathParam("name") String name) {
        Edition edition = spends.imports().get(name, null);
        return Etags.tagged(Response.Status.OK, SpendView.of(edition), edition.version());
    }

    @GET
    @Path("/{name}")
    @Produces(CsvRows.CSV)
    @PermissionsAllowed("journeys:read")
    @Operation(hidden = true)
    public RestResponse<String> table(@PathParam("name") String name) {
        Edition edition = spends.imports().get(name, null);
        return Etags.tagged(Response.Status.OK, SpendImport.of(edition).table(), edition.version());
    }

    @PUT
    @Path("/{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed("journeys:write")
    @Operation(
            summary = "Import spend",
            description =
                    "In place of what was imported under the name before, which stays readable. As `rows`, or as a"
                            + " table with the columns `date,amount,currency` and any of `channel,campaign,source`. What is"
                            + " broken refuses the import as a whole. Importing the same again makes no version.")
    @RequestBody(
            required = true,
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = SpendRequest.class)),
                @Content(mediaType = CsvRows.CSV, schema = @Schema(implementation = String.class))
            })
    @APIResponse(responseCode = "200", description = "The import as it is now")
    @APIResponse(responseCode = "400", description = "Broken rows or lines, named by `errors`")
    @APIResponse(responseCode = "412", description = "It has changed since it was read")
    @APIResponse(responseCode = "413", description = "More than an import may have")
    public RestResponse<SpendView.Summary> put(
            @PathParam("name") String name,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Valid SpendRequest request) {
        return imported(name, ifMatch, request.rows());
    }

    @PUT
    @Path("/{name}")
    @Consumes({CsvRows.CSV, MediaType.TEXT_PLAIN, MediaType.APPLICATION_OCTET_STREAM, CsvRows.UNSAID})
    @PermissionsAllowed("journeys:write")
    @Operation(hidden = true)
    public RestResponse<SpendView.Summary> putTable(
            @PathParam("name") String name,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @HeaderParam(HttpHeaders.CONTENT_ENCODING) @Nullable String encoding,
            InputStream body) {
        return imported(name, ifMatch, uploads.analysed(body, encoding, rows -> SpendCsv.read(rows, validator)));
    }

    @DELETE
    @Path("/{name}")
    @PermissionsAllowed("journeys:write")
    @Operation(
            summary = "Delete an import",
            description = "With all its versions, and who imported them. A later one of the name goes on with the next"
                    + " version.")
    @APIResponse(responseCode = "204", description = "There is no such import any more")
    @APIResponse(responseCode = "404", description = "No such import")
    @APIResponse(responseCode = "412", description = "It has changed since it was read")
    public void delete(@PathParam("name") String name, @HeaderParam("If-Match") @Nullable String ifMatch) {
        spends.imports().delete(name, ifMatch);
    }

    @GET
    @Path("/{name}/versions")
    @PermissionsAllowed("journeys:read")
    @Operation(summary = "The versions of an import that are kept, the latest first")
    @APIResponse(responseCode = "404", description = "No such import")
    public Page<SpendView.Summary> versions(@PathParam("name") String name, @BeanParam @Valid Paging paging) {
        return spends.imports().versions(name, paging, SpendView.Summary::of);
    }

    @GET
    @Path("/{name}/versions/{version}")
    @PermissionsAllowed("journeys:read")
    @Operation(summary = "One version of an import; it never changes")
    @APIResponse(responseCode = "404", description = "No such version, or not kept any more")
    public SpendView version(@PathParam("name") String name, @PathParam("version") int version) {
        return SpendView.of(spends.imports().get(name, version));
    }

    private RestResponse<SpendView.Summary> imported(String name, @Nullable String ifMatch, List<SpendRow> rows) {
        Edition edition = spends.put(name, ifMatch, caller.name(), rows);
        return Etags.tagged(Response.Status.OK, SpendView.Summary.of(edition), edition.version());
    }
}
