package io.continuo.interaction.inbox;

import io.continuo.events.EventJson;
import io.continuo.events.Topics;
import io.continuo.events.TouchpointRecorded;
import io.continuo.http.Cursor;
import io.continuo.http.IdempotencyKeys;
import io.continuo.http.Page;
import io.continuo.http.Paging;
import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.continuo.http.StoredAnswer;
import io.continuo.interaction.log.EventLog;
import io.continuo.interaction.log.OutgoingEvent;
import io.continuo.interaction.log.TraceContext;
import io.continuo.interaction.requests.RequestKeys;
import io.continuo.interaction.store.Place;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Messages from Kafka that could not be applied: to be looked at, and applied again after the mend. */
@Path("/api/touchpoints/parked")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Ingestion", description = "Touchpoints come in")
class ParkedResource {

    private final ParkedMessages parked;
    private final EventLog log;
    private final TraceContext trace;
    private final IdempotencyKeys keys;
    private final RequestKeys requests;

    ParkedResource(
            ParkedMessages parked, EventLog log, TraceContext trace, IdempotencyKeys keys, RequestKeys requests) {
        this.parked = parked;
        this.log = log;
        this.trace = trace;
        this.keys = keys;
        this.requests = requests;
    }

    /** @param id of the touchpoint */
    record ReplayedView(String id, String status) {}

    @GET
    @PermissionsAllowed("customers:steward")
    @Operation(summary = "Messages that could not be applied, with the kind of failure, the newest first")
    public Uni<Page<Parked>> list(@BeanParam @Valid Paging paging) {
        return parked.list(paging.fetch(), Place.in(paging))
                .map(found -> Page.of(found, paging, ParkedResource::cursor, one -> one));
    }

    @POST
    @Path("{id}/replay")
    @PermissionsAllowed("customers:steward")
    @Operation(
            summary = "Put a parked touchpoint on the log again",
            description = "Everybody reads it again, and knows it by its id.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = ReplayedView.class)))
    @APIResponse(responseCode = "404", description = "Nothing is parked by this id (any more)")
    @APIResponse(responseCode = "409", description = "It is no touchpoint, or cannot be read: its owner tells it anew")
    public Uni<Response> replay(@PathParam("id") String id) {
        Map<String, String> context = trace.headers();
        return requests.once(keys.optional(id), any -> replay(id, context).map(view -> keys.answer(200, view)))
                .map(StoredAnswer::toResponse);
    }

    private Uni<ReplayedView> replay(String id, Map<String, String> context) {
        return parked.find(id)
                .map(found -> found.orElseThrow(
                        () -> Problems.of(StandardProblem.NOT_FOUND, "No message is parked by this id.")))
                .map(ParkedResource::touchpoint)
                .call(touchpoint -> log.append(List.of(event(touchpoint, context))))
                .call(() -> parked.remove(id))
                .map(touchpoint -> new ReplayedView(touchpoint.id(), "accepted"));
    }

    private static OutgoingEvent event(TouchpointRecorded touchpoint, Map<String, String> context) {
        return OutgoingEvent.of(Topics.TOUCHPOINTS, touchpoint.logKey(), touchpoint.id(), touchpoint, context);
    }

    /** Other topics are other services'; what they say has versions, and an old one must not be the last on the log. */
    private static TouchpointRecorded touchpoint(Parked message) {
        String json = message.message();
        if (json == null || !message.topic().filter(Topics.TOUCHPOINTS::equals).isPresent()) {
            throw Problems.of(StandardProblem.CONFLICT, "It is no touchpoint: whose topic it is tells it anew.");
        }
        try {
            return EventJson.read(json, TouchpointRecorded.class);
        } catch (RuntimeException e) {
            // What a text holds that is no touchpoint is nothing to quote.
            throw Problems.of(StandardProblem.CONFLICT, "It cannot be read as a touchpoint: send it anew.");
        }
    }

    private static Cursor cursor(Parked shown) {
        return new Place(shown.at(), shown.id()).cursor();
    }
}
