package io.continuo.journey.stage;

import io.continuo.http.Cursor;
import io.continuo.http.Etags;
import io.continuo.http.Page;
import io.continuo.http.Paging;
import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.continuo.journey.settings.Caller;
import io.continuo.journey.settings.Edition;
import io.continuo.journey.settings.Settings;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** The rules by which touchpoints get their stage. */
@Path("/api/journeys/stage-rules")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Stage rules", description = "Which touchpoint is of which stage")
@APIResponse(responseCode = "503", description = "The rules are being read, or Kafka is away; ask again")
class StageRulesResource {

    private final Settings settings;
    private final Caller caller;

    StageRulesResource(Settings settings, Caller caller) {
        this.settings = settings;
        this.caller = caller;
    }

    /** @param changedAt null, with {@code changedBy}, for the rules that came with the service */
    record VersionView(
            int version,
            @Nullable Instant changedAt,
            @Nullable String changedBy) {

        static VersionView of(Edition edition) {
            return new VersionView(edition.version(), edition.at(), edition.by());
        }
    }

    @GET
    @PermissionsAllowed("journeys:read")
    @Operation(summary = "The stage rules", description = "What a touchpoint's sender says itself goes before them.")
    @APIResponse(responseCode = "200", description = "The rules; the ETag is their version")
    public RestResponse<StageRulesView> read() {
        return tagged(settings.latest(Rulebook.KEY).orElseThrow());
    }

    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed("journeys:write")
    @Operation(
            summary = "Change the stage rules",
            description = "All journeys are staged anew, on every instance: within seconds, but when the rules look at"
                    + " properties as none did before; then as soon as everything has been read again. Every answer"
                    + " says by which version it was computed.")
    @APIResponse(responseCode = "200", description = "The rules that hold now")
    @APIResponse(responseCode = "400", description = "The rules cannot be understood; `errors` says what to mend")
    @APIResponse(responseCode = "412", description = "They have changed since they were read")
    public RestResponse<StageRulesView> change(
            @HeaderParam("If-Match") @Nullable String ifMatch, @Valid StageRulesRequest request) {
        return tagged(settings.put(Rulebook.KEY, ifMatch, caller.name(), request.toRules()));
    }

    @GET
    @Path("/versions")
    @PermissionsAllowed("journeys:read")
    @Operation(summary = "The versions of the rules that are kept, the latest first")
    public Page<VersionView> versions(@BeanParam @Valid Paging paging) {
        int before = paging.after(1, cursor -> Integer.parseInt(cursor.parts().getFirst()))
                .orElse(Integer.MAX_VALUE);
        List<Edition> rows = settings.versions(Rulebook.KEY).stream()
                .filter(edition -> edition.version() < before)
                .limit(paging.fetch())
                .toList();
        return Page.of(rows, paging, edition -> Cursor.of(edition.version()), VersionView::of);
    }

    @GET
    @Path("/versions/{version}")
    @PermissionsAllowed("journeys:read")
    @Operation(summary = "One version of the rules; it never changes")
    @APIResponse(responseCode = "404", description = "No such version, or not kept any more")
    public StageRulesView version(@PathParam("version") int version) {
        return settings.version(Rulebook.KEY, version)
                .map(StageRulesView::of)
                .orElseThrow(() -> Problems.of(StandardProblem.NOT_FOUND, "The rules have no such version."));
    }

    private static RestResponse<StageRulesView> tagged(Edition edition) {
        return Etags.tagged(Response.Status.OK, StageRulesView.of(edition), edition.version());
    }
}
