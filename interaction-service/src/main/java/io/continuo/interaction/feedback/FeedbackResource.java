package io.continuo.interaction.feedback;

import io.continuo.events.Channel;
import io.continuo.events.CustomerId;
import io.continuo.events.Identifier;
import io.continuo.http.Cursor;
import io.continuo.http.IdempotencyKeys;
import io.continuo.http.KeyedRequest;
import io.continuo.http.Page;
import io.continuo.http.Paging;
import io.continuo.http.StoredAnswer;
import io.continuo.interaction.people.Newcomers;
import io.continuo.interaction.people.Person;
import io.continuo.interaction.requests.RequestId;
import io.continuo.interaction.requests.RequestKeys;
import io.continuo.interaction.store.Place;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Answers to surveys, from every channel. */
@Path("/api/feedback")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Feedback", description = "What customers answer to surveys")
class FeedbackResource {

    private final Collecting collecting;
    private final Answers answers;
    private final Newcomers newcomers;
    private final IdempotencyKeys keys;
    private final RequestKeys requests;
    private final InstantSource clock;

    FeedbackResource(
            Collecting collecting,
            Answers answers,
            Newcomers newcomers,
            IdempotencyKeys keys,
            RequestKeys requests,
            InstantSource clock) {
        this.collecting = collecting;
        this.answers = answers;
        this.newcomers = newcomers;
        this.keys = keys;
        this.requests = requests;
        this.clock = clock;
    }

    /**
     * An answer; identifiers may be absent where an invitation tells whose it is.
     *
     * @param score null where the question was skipped
     * @param answers to the items of the survey, by name; null where one was skipped
     */
    record FeedbackRequest(
            @NotNull Survey survey,
            @Nullable BigDecimal score,
            @Nullable @Size(max = 4_000) String comment,

            @Nullable @Size(min = 1, max = 50) List<@NotNull Identifier> identifiers,

            @Nullable @Size(max = 200) String touchpointId,
            @Nullable @Size(max = 64) String caseId,
            @NotNull Channel channel,

            @Nullable @Size(max = Questionnaire.MAX_ITEMS) Map<@NotNull String, @Nullable BigDecimal> answers,

            @Nullable @Size(max = 64) String invitationId) {

        Given given(@Nullable RequestId request, Instant at) {
            String id = answerTo()
                    .orElseGet(() -> request != null
                            ? request.value()
                            : UUID.randomUUID().toString());
            Map<String, @Nullable BigDecimal> items = answers == null ? Map.of() : answers;
            return new Given(
                    id, survey, score, comment, identifiers, touchpointId, caseId, channel, at, items, invitationId);
        }

        /** The id of the answer, where it is one to an invitation. */
        private Optional<String> answerTo() {
            return Optional.ofNullable(invitationId).map(Feedback::idFor);
        }
    }

    record FeedbackView(
            String id,
            Survey survey,
            @Nullable BigDecimal score,
            @Nullable String comment,
            List<Identifier> identifiers,
            @Nullable String touchpointId,
            @Nullable String caseId,
            Channel channel,
            Instant at,
            Map<String, @Nullable BigDecimal> answers,
            @Nullable String invitationId) {

        static FeedbackView from(Feedback feedback) {
            return new FeedbackView(
                    feedback.id(),
                    feedback.survey(),
                    feedback.score(),
                    feedback.comment(),
                    feedback.identifiers(),
                    feedback.touchpointId(),
                    feedback.caseId(),
                    feedback.channel(),
                    feedback.at(),
                    feedback.answers(),
                    feedback.invitationId());
        }
    }

    @POST
    @PermissionsAllowed("cases:write")
    @Operation(
            summary = "Record an answer to a survey; a null score is a skipped question",
            description = "By its invitationId an answer is bound to what it was asked about. The same answer to the"
                    + " same invitation, given again, is the same.")
    @APIResponse(responseCode = "409", description = "invitation-answered: there is another answer to the invitation")
    public Uni<Response> give(@Valid FeedbackRequest body) {
        Optional<KeyedRequest> request = keys.optional(body);
        Instant now = clock.instant();
        return requests.once(
                        request,
                        id -> body.answerTo().orElse(null),
                        id -> collecting
                                .keep(body.given(id, now))
                                .map(kept -> keys.answer(201, FeedbackView.from(kept))))
                .map(StoredAnswer::toResponse);
    }

    @GET
    @PermissionsAllowed("cases:read")
    @Operation(summary = "What a customer answered, the newest first")
    public Uni<Page<FeedbackView>> list(
            @QueryParam("customer") @NotNull CustomerId customer, @BeanParam @Valid Paging paging) {
        Optional<Place> after = Place.in(paging);
        return newcomers
                .known(customer)
                .map(Person::keys)
                .chain(identifiers -> answers.of(identifiers, paging.fetch(), after))
                .map(found -> Page.of(found, paging, FeedbackResource::cursor, FeedbackView::from));
    }

    private static Cursor cursor(Feedback shown) {
        return new Place(shown.at(), shown.id()).cursor();
    }
}
