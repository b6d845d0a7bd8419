package io.continuo.interaction.ingestion;

import com.fasterxml.jackson.databind.JsonNode;
import io.continuo.http.Cursor;
import io.continuo.http.IdempotencyKeys;
import io.continuo.http.KeyedRequest;
import io.continuo.http.OptionalBody;
import io.continuo.http.Page;
import io.continuo.http.Paging;
import io.continuo.http.StoredAnswer;
import io.continuo.interaction.log.TraceContext;
import io.continuo.interaction.requests.RequestKeys;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What was refused: to be looked at, mended and sent again. */
@Path("/api/touchpoints/rejected")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Ingestion", description = "Touchpoints come in")
class RejectedResource {

    private final RejectedItems rejected;
    private final Replay replay;
    private final TraceContext trace;
    private final IdempotencyKeys keys;
    private final RequestKeys requests;

    RejectedResource(
            RejectedItems rejected, Replay replay, TraceContext trace, IdempotencyKeys keys, RequestKeys requests) {
        this.rejected = rejected;
        this.replay = replay;
        this.trace = trace;
        this.keys = keys;
        this.requests = requests;
    }

    /**
     * A refused item.
     *
     * @param form {@code tracking} or {@code native}
     * @param item as it was judged: a tracking event has the context of its batch
     */
    record RejectedView(String id, Instant at, String form, String source, JsonNode item, ItemProblem.View problem) {

        static RejectedView from(RejectedItem item) {
            Submission submission = item.submission();
            return new RejectedView(
                    item.id(),
                    item.at(),
                    submission.form().wireName(),
                    submission.sender().source(),
                    submission.item(),
                    item.problem().view());
        }
    }

    @GET
    @PermissionsAllowed("touchpoints:write")
    @Operation(summary = "Refused items with the reason, the newest first")
    public Uni<Page<RejectedView>> list(@BeanParam @Valid Paging paging) {
        Optional<RejectedItems.Place> after = paging.after(2, RejectedResource::place);
        return rejected.list(paging.fetch(), after)
                .map(items -> Page.of(items, paging, RejectedResource::cursor, RejectedView::from));
    }

    @POST
    @Path("{id}/replay")
    @Consumes(MediaType.WILDCARD)
    @PermissionsAllowed("touchpoints:write")
    @Operation(summary = "Take a refused item in again: as it is after the rules were mended, or mended in the body")
    public Uni<Response> replay(@PathParam("id") String id, @OptionalBody @Nullable JsonNode mended) {
        Optional<KeyedRequest> request = keys.optional(Optional.ofNullable(mended));
        Map<String, String> context = trace.headers();
        return requests.once(
                        request,
                        requestId -> replay.of(id, mended, context).map(result -> keys.answer(200, result.view())))
                .map(StoredAnswer::toResponse);
    }

    private static RejectedItems.Place place(Cursor cursor) {
        return new RejectedItems.Place(
                Instant.ofEpochMilli(Long.parseLong(cursor.parts().get(0))),
                cursor.parts().get(1));
    }

    private static Cursor cursor(RejectedItem item) {
        return Cursor.of(item.at().toEpochMilli(), item.id());
    }
}
