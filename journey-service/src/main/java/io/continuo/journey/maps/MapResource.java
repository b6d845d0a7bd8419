package io.continuo.journey.maps;

import io.continuo.http.Etags;
import io.continuo.http.Page;
import io.continuo.http.Paging;
import io.continuo.journey.settings.Caller;
import io.continuo.journey.settings.Edition;
import io.quarkus.security.PermissionsAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
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

/** Journey maps as companies draw them. */
@Path("/api/journeys/maps")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Journey maps", description = "What a company plans, stage by channel, and what happens there")
@APIResponse(responseCode = "503", description = "The maps are being read, or Kafka is away; ask again")
class MapResource {

    private final Maps maps;
    private final Caller caller;

    MapResource(Maps maps, Caller caller) {
        this.maps = maps;
        this.caller = caller;
    }

    /** @param changedAt null, with {@code changedBy}, for the map that came with the service */
    record Summary(
            String name,
            int version,
            @Nullable Instant changedAt,
            @Nullable String changedBy,
            String title,
            int cells) {

        static Summary of(Edition edition) {
            JourneyMap map = JourneyMap.of(edition);
            return new Summary(
                    edition.key().name(),
                    edition.version(),
                    edition.at(),
                    edition.by(),
                    map.title(),
                    map.cells().size());
        }
    }

    /** @param changedAt null, with {@code changedBy}, for the map that came with the service */
    record MapView(
            String name,
            int version,
            @Nullable Instant changedAt,
            @Nullable String changedBy,
            String title,
            @Nullable String description,
            List<MapCell> cells) {

        static MapView of(Edition edition) {
            JourneyMap map = JourneyMap.of(edition);
            return new MapView(
                    edition.key().name(),
                    edition.version(),
                    edition.at(),
                    edition.by(),
                    map.title(),
                    map.description(),
                    map.cells());
        }
    }

    @GET
    @PermissionsAllowed("journeys:read")
    @Operation(summary = "The maps, by name", description = "The map `retail` comes with the service, to start from.")
    public Page<Summary> list(@BeanParam @Valid Paging paging) {
        return maps.drawn().all(paging, Summary::of);
    }

    @GET
    @Path("/{name}")
    @PermissionsAllowed("journeys:read")
    @Operation(summary = "A map as it is drawn")
    @APIResponse(responseCode = "200", description = "The map; the ETag is its version")
    @APIResponse(responseCode = "404", description = "No such map")
    public RestResponse<MapView> read(@PathParam("name") String name) {
        return tagged(maps.drawn().get(name, null));
    }

    @PUT
    @Path("/{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed("journeys:write")
    @Operation(
            summary = "Draw a map",
            description =
                    "Whole, in place of the version before, which stays readable. On every instance within seconds.")
    @APIResponse(responseCode = "200", description = "The map as it is drawn now")
    @APIResponse(responseCode = "400", description = "The map cannot be understood; `errors` says what to mend")
    @APIResponse(responseCode = "412", description = "It has changed since it was read")
    public RestResponse<MapView> draw(
            @PathParam("name") String name, @HeaderParam("If-Match") @Nullable String ifMatch, @Valid JourneyMap map) {
        return tagged(maps.put(name, ifMatch, caller.name(), map));
    }

    @DELETE
    @Path("/{name}")
    @PermissionsAllowed("journeys:write")
    @Operation(
            summary = "Delete a map",
            description =
                    "With all its versions, and who drew them. A later map of the name goes on with the next version.")
    @APIResponse(responseCode = "204", description = "There is no such map any more")
    @APIResponse(responseCode = "404", description = "No such map")
    @APIResponse(responseCode = "412", description = "It has changed since it was read")
    public void delete(@PathParam("name") String name, @HeaderParam("If-Match") @Nullable String ifMatch) {
        maps.drawn().delete(name, ifMatch);
    }

    @GET
    @Path("/{name}/versions")
    @PermissionsAllowed("journeys:read")
    @Operation(summary = "The versions of a map that are kept, the latest first")
    @APIResponse(responseCode = "404", description = "No such map")
    public Page<Summary> versions(@PathParam("name") String name, @BeanParam @Valid Paging paging) {
        return maps.drawn().versions(name, paging, Summary::of);
    }

    @GET
    @Path("/{name}/versions/{version}")
    @PermissionsAllowed("journeys:read")
    @Operation(summary = "One version of a map; it never changes")
    @APIResponse(responseCode = "404", description = "No such version, or not kept any more")
    public MapView version(@PathParam("name") String name, @PathParam("version") int version) {
        return MapView.of(maps.drawn().get(name, version));
    }

    private static RestResponse<MapView> tagged(Edition edition) {
        return Etags.tagged(Response.Status.OK, MapView.of(edition), edition.version());
    }
}
