package io.continuo.interaction.ingestion;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a page still has to say when it is left: a batch of the tracking API, sent by the browser on its own. */
@Path("/beacon/v1/batch")
@Tag(name = "Ingestion", description = "Touchpoints come in")
class BeaconResource {

    private final TrackingResource tracking;

    BeaconResource(TrackingResource tracking) {
        this.tracking = tracking;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Blocking
    @RunOnVirtualThread
    @PermissionsAllowed("touchpoints:write")
    @Operation(summary = "A batch as RudderStack's browser SDK sends it with navigator.sendBeacon")
    public Uni<Response> receive(InputStream body) {
        return tracking.receive(TrackingCall.BATCH.type(), body);
    }
}
