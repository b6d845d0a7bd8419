package io.continuo.interaction.ingestion;

import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Base64;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Events told by an image's address, as RudderStack's pixel does it where no script runs: in mails and on plain pages. */
@Path("/pixel/v1")
@Tag(name = "Ingestion", description = "Touchpoints come in")
class PixelResource {

    /** The smallest transparent GIF. */
    private static final byte[] IMAGE =
            Base64.getDecoder().decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7");

    private final Arrivals arrivals;
    private final Ingestion ingestion;

    PixelResource(Arrivals arrivals, Ingestion ingestion) {
        this.arrivals = arrivals;
        this.ingestion = ingestion;
    }

    /** Whoever shows an image reads no problem: what is refused is kept, and the answer is the image. */
    @GET
    @Path("{call}")
    @Consumes(MediaType.WILDCARD)
    @PermissionsAllowed("touchpoints:write")
    @Operation(summary = "page or track with the event in the query: anonymousId, event, properties.name, …")
    public Uni<Response> receive(@PathParam("call") String path, @Context UriInfo address) {
        TrackingCall call = TrackingCall.ofType(path)
                .filter(known -> known == TrackingCall.TRACK || known == TrackingCall.PAGE)
                .orElseThrow(() -> Problems.of(StandardProblem.NOT_FOUND, "A pixel tells track or page."));
        MultivaluedMap<String, String> query = address.getQueryParameters();
        Arrival arrival = arrivals.current();
        return ingestion
                .takeAlike(List.of(PixelQuery.event(query, call, arrival)), arrival.trace())
                .map(results -> image());
    }

    private static Response image() {
        CacheControl never = new CacheControl();
        never.setNoStore(true);
        return Response.ok(IMAGE, "image/gif").cacheControl(never).build();
    }
}
