package io.continuo.interaction.ingestion;

import com.fasterxml.jackson.databind.JsonNode;
import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.continuo.http.StoredAnswer;
import io.continuo.interaction.cloudevents.BinaryMode;
import io.continuo.interaction.cloudevents.ContentType;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** CloudEvents 1.0 in the binary, structured and batched mode of their HTTP binding; the content type tells which. */
@Path("/cloudevents")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Ingestion", description = "Touchpoints come in")
class CloudEventResource {

    private static final String STRUCTURED = "application/cloudevents+json";
    private static final String BATCHED = "application/cloudevents-batch+json";
    private static final String OTHER_FORMATS = "application/cloudevents";

    private final Intake intake;
    private final Arrivals arrivals;
    private final Ingestion ingestion;
    private final KeyedIntake keyed;
    private final RoutingContext context;

    CloudEventResource(
            Intake intake, Arrivals arrivals, Ingestion ingestion, KeyedIntake keyed, RoutingContext context) {
        this.intake = intake;
        this.arrivals = arrivals;
        this.ingestion = ingestion;
        this.keyed = keyed;
        this.context = context;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @PermissionsAllowed("touchpoints:write")
    @Operation(summary = "Take in one CloudEvent (binary or structured), or a batch with a result for each, in order")
    @RequestBody(content = @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(type = SchemaType.OBJECT)))
    public Uni<Response> receive() {
        Arrival arrival = arrivals.current();
        MultiMap headers = context.request().headers();
        ContentType type = ContentType.of(headers.get(HttpHeaders.CONTENT_TYPE));
        requireReadable(type, headers);
        return intake.whole(bytes -> switch (type.essence()) {
            case BATCHED -> batch(bytes, arrival);
            case STRUCTURED -> single(CloudEventBody.structured(bytes, arrival), arrival);
            default -> single(binary(headers, bytes, arrival), arrival);
        });
    }

    private static void requireReadable(ContentType type, MultiMap headers) {
        if (type.essence().startsWith(OTHER_FORMATS)
                && !List.of(STRUCTURED, BATCHED).contains(type.essence())) {
            throw unsupported("Of the event formats only JSON is read: " + STRUCTURED + " or " + BATCHED + ".");
        }
        if (!type.essence().startsWith(OTHER_FORMATS) && !BinaryMode.isClaimedBy(headers)) {
            throw unsupported("Send " + STRUCTURED + ", " + BATCHED + " or the attributes as ce- headers.");
        }
        if (type.isJson() && !type.isUtf8()) {
            throw unsupported("Send the JSON in UTF-8.");
        }
    }

    private static Submission binary(MultiMap headers, byte[] body, Arrival arrival) {
        BinaryMode mode = BinaryMode.of(headers);
        if (!mode.errors().isEmpty()) {
            throw Problems.invalid(mode.errors());
        }
        return CloudEventBody.binary(mode, headers.get(HttpHeaders.CONTENT_TYPE), body, arrival);
    }

    private Uni<Response> batch(byte[] body, Arrival arrival) {
        List<Submission> events = CloudEventBody.batch(body, intake.maxItems(), arrival);
        return keyed.once(
                arrival,
                () -> items(events),
                () -> ingestion
                        .take(events, arrival.trace())
                        .map(results -> keyed.answer(
                                results.stream().map(ItemResult::view).toList())));
    }

    private Uni<Response> single(Submission event, Arrival arrival) {
        return keyed.once(
                arrival,
                event::item,
                () -> ingestion.take(List.of(event), arrival.trace()).map(results -> answer(results.getFirst())));
    }

    private StoredAnswer answer(ItemResult result) {
        return keyed.answer(result, keyed.answer(result.view()));
    }

    private static List<JsonNode> items(List<Submission> events) {
        return events.stream().map(Submission::item).toList();
    }

    private static RuntimeException unsupported(String detail) {
        return Problems.of(StandardProblem.UNSUPPORTED_MEDIA_TYPE, detail);
    }
}
