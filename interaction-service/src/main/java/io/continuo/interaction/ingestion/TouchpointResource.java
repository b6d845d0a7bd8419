package io.continuo.interaction.ingestion;

import io.continuo.http.Ndjson;
import io.continuo.http.StoredAnswer;
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
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Touchpoints in Continuo's own shape: one result per item, and one bad item never costs the others. */
@Path("/api/touchpoints")
@Tag(name = "Ingestion", description = "Touchpoints come in")
class TouchpointResource {

    private final Intake intake;
    private final Arrivals arrivals;
    private final Ingestion ingestion;
    private final Streaming streaming;
    private final KeyedIntake keyed;

    TouchpointResource(Intake intake, Arrivals arrivals, Ingestion ingestion, Streaming streaming, KeyedIntake keyed) {
        this.intake = intake;
        this.arrivals = arrivals;
        this.ingestion = ingestion;
        this.streaming = streaming;
        this.keyed = keyed;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed("touchpoints:write")
    @Operation(summary = "Take in an array of touchpoints, or one; a result for each, in order")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.ARRAY)))
    public Uni<Response> array() {
        Arrival arrival = arrivals.current();
        return intake.whole(bytes -> take(bytes, arrival));
    }

    /** Without Idempotency-Key: the answer to a stream is not kept, the ids of its items make it repeatable. */
    @POST
    @Consumes({Ndjson.TYPE, Ndjson.PLAIN, Ndjson.LINES})
    @Blocking
    @RunOnVirtualThread
    @PermissionsAllowed("touchpoints:write")
    @Operation(summary = "Take in a stream of touchpoints, one per line; a result for each, one per line")
    public Uni<Response> stream(InputStream body) {
        Arrival arrival = arrivals.current();
        return intake.lines(body, lines -> streaming.take(lines, arrival))
                .map(results -> Response.ok(results, Ndjson.TYPE).build());
    }

    private Uni<Response> take(byte[] body, Arrival arrival) {
        List<Submission> submissions = NativeBody.array(body, intake.maxItems(), arrival);
        return keyed.once(
                arrival,
                () -> new String(body, StandardCharsets.UTF_8),
                () -> ingestion.take(submissions, arrival.trace()).map(this::answer));
    }

    private StoredAnswer answer(List<ItemResult> results) {
        return keyed.answer(results.stream().map(ItemResult::view).toList());
    }
}
