package io.continuo.interaction.ingestion;

import com.fasterxml.jackson.databind.JsonNode;
import io.continuo.http.Cursor;
import io.continuo.http.IdempotencyKeys;
import io.continuo.http.KeyedRequest;
import io.continuo.http.OptionalBody;
import io.continuo.http.Page;
import io.continuo.http.Paging;
import io.continuo.http.StoredAnswer;
import io.continuo.interaction.requests.RequestKeys;
import io.continuo.interaction.store.Place;
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

    /** Bytes that an item may take while it is replayed. */
    private static final long ROOM = 32 * 1024L;

    private final RejectedItems rejected;
    private final Replay replay;
    private final Arrivals arrivals;
    private final Admission admission;
    private final IdempotencyKeys keys;
    private final RequestKeys requests;

    RejectedResource(
            RejectedItems rejected,
            Replay replay,
            Arrivals arrivals,
            Admission admission,
            IdempotencyKeys keys,
            RequestKeys requests) {
        this.rejected = rejected;
        this.replay = replay;
        this.arrivals = arrivals;
        this.admission = admission;
        this.keys = keys;
        this.requests = requests;
    }

    /**
     * A refused item.
     *
     * @param form {@code tracking}, {@code native} or {@code cloudevent}
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
    @Operation(
            summary = "Refused items with the reason, the newest first: a client's own, or all with customers:steward")
    public Uni<Page<RejectedView>> list(
            @BeanParam @Valid RejectedRequests.Search search, @BeanParam @Valid Paging paging) {
        Optional<Place> after = Place.in(paging);
        RejectedFilter filter = search.filter().within(arrivals.audience());
        return rejected.list(filter, paging.fetch(), after)
                .map(items -> Page.of(items, paging, RejectedResource::cursor, RejectedView::from));
    }

    @POST
    @Path("{id}/replay")
    @Consumes(MediaType.WILDCARD)
    @PermissionsAllowed("touchpoints:write")
    @Operation(summary = "Take a refused item in again: as it is after the rules were mended, or mended in the body")
    public Uni<Response> replay(@PathParam("id") String id, @OptionalBody @Nullable JsonNode mended) {
        Optional<KeyedRequest> request = keys.optional(Optional.ofNullable(mended));
        Map<String, String> trace = arrivals.current().trace();
        Audience audience = arrivals.audience();
        return requests.once(
                        request,
                        requestId ->
                                replay.of(id, audience, mended, trace).map(result -> keys.answer(200, result.view())))
                .map(StoredAnswer::toResponse);
    }

    @POST
    @Path("replay")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed("touchpoints:write")
    @Operation(
            summary = "Take the refused items of a filter in again, the oldest first; repeat it while there are more")
    public Uni<Response> replayAll(@Valid RejectedRequests.Again body) {
        Optional<KeyedRequest> request = keys.optional(body);
        Map<String, String> trace = arrivals.current().trace();
        RejectedFilter filter = body.filter().within(arrivals.audience());
        return requests.once(
                        request,
                        requestId -> admission
                                .bodies()
                                .during(
                                        body.most() * ROOM,
                                        room -> replay.of(filter, body.most(), trace)
                                                .map(replayed -> keys.answer(200, replayed))))
                .map(StoredAnswer::toResponse);
    }

    private static Cursor cursor(RejectedItem item) {
        return new Place(item.at(), item.id()).cursor();
    }
}
