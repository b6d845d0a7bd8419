package io.continuo.interaction.ingestion;

import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
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
    @PermissionsAllowed("touchpoints:write")
    @Operation(summary = "A batch as RudderStack's browser SDK sends it with navigator.sendBeacon")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT)))
    public Uni<Response> receive() {
        return tracking.receive(TrackingCall.BATCH.type());
    }
}
