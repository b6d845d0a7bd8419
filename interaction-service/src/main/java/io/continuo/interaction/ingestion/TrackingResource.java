package io.continuo.interaction.ingestion;

import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.continuo.http.StoredAnswer;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The tracking API of the SDKs that retailers have already: whatever content type they send, the body is JSON. */
@Path("/v1")
@Tag(name = "Ingestion", description = "Touchpoints come in")
class TrackingResource {

    /** analytics-java takes nothing else for a success. */
    private static final StoredAnswer SUCCESS = new StoredAnswer(200, "{\"success\":true}");

    /** An event as the text that is sent, and again as the bytes of it. */
    private static final long AS_TEXT = 2;

    private final Intake intake;
    private final Arrivals arrivals;
    private final Ingestion ingestion;
    private final KeyedIntake keyed;

    TrackingResource(Intake intake, Arrivals arrivals, Ingestion ingestion, KeyedIntake keyed) {
        this.intake = intake;
        this.arrivals = arrivals;
        this.ingestion = ingestion;
        this.keyed = keyed;
    }

    @POST
    @Path("{call}")
    @Consumes(MediaType.WILDCARD)
    @PermissionsAllowed("touchpoints:write")
    @Operation(
            summary =
                    "identify, track, page, screen, group, alias, merge, batch or import, as Segment's SDKs send them")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT)))
    public Uni<Response> receive(@PathParam("call") String path) {
        TrackingCall call = TrackingCall.ofPath(path)
                .orElseThrow(() -> Problems.of(StandardProblem.NOT_FOUND, "The tracking API has no such call."));
        Arrival arrival = arrivals.current();
        return intake.whole((bytes, room) -> keyed.once(
                arrival, () -> new String(bytes, StandardCharsets.UTF_8), () -> receive(call, bytes, room, arrival)));
    }

    private Uni<StoredAnswer> receive(TrackingCall call, byte[] body, Budget.Room room, Arrival arrival) {
        return switch (call) {
            case IDENTIFY, TRACK, PAGE, SCREEN, GROUP, ALIAS, MERGE -> single(call, body, arrival);
            case BATCH, IMPORT -> batch(body, room, arrival);
            case METRICS -> Uni.createFrom().item(SUCCESS);
        };
    }

    /** Each event is sent with its share of the envelope. */
    private Uni<StoredAnswer> batch(byte[] body, Budget.Room room, Arrival arrival) {
        List<Submission> events = TrackingBody.batch(body, intake.batchBounds(), arrival);
        room.holdAtLeast(AS_TEXT * events.stream().mapToLong(Submission::bytes).sum());
        return ingestion.takeAlike(events, arrival.trace()).replaceWith(SUCCESS);
    }

    private Uni<StoredAnswer> single(TrackingCall call, byte[] body, Arrival arrival) {
        return ingestion
                .takeAlike(List.of(TrackingBody.single(body, call, arrival)), arrival.trace())
                .map(results -> keyed.answer(results.getFirst(), SUCCESS));
    }
}
