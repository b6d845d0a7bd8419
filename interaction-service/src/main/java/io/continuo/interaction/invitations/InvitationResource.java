package io.continuo.interaction.invitations;

import io.continuo.events.Channel;
import io.continuo.events.CustomerId;
import io.continuo.events.Identifier;
import io.continuo.http.IdempotencyKeys;
import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.continuo.http.StoredAnswer;
import io.continuo.interaction.InteractionProblem;
import io.continuo.interaction.invitations.Inviting.Outcome;
import io.continuo.interaction.people.IdentifierParam;
import io.continuo.interaction.people.Newcomers;
import io.continuo.interaction.requests.RequestId;
import io.continuo.interaction.requests.RequestKeys;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
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
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/feedback/invitations")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Feedback", description = "What customers answer to surveys")
class InvitationResource {

    private final Inviting inviting;
    private final Invitations invitations;
    private final Newcomers newcomers;
    private final IdempotencyKeys keys;
    private final RequestKeys requests;
    private final AboutCase cases;

    InvitationResource(
            Inviting inviting,
            Invitations invitations,
            Newcomers newcomers,
            IdempotencyKeys keys,
            RequestKeys requests,
            AboutCase cases) {
        this.cases = cases;
        this.inviting = inviting;
        this.invitations = invitations;
        this.newcomers = newcomers;
        this.keys = keys;
        this.requests = requests;
    }

    /**
     * Somebody to be asked; exactly one of customerId and identifier.
     *
     * @param channel the one the customer prefers and permits where absent
     */
    record InvitationRequest(
            @NotNull
            @Pattern(
                    regexp = "[a-z][a-z0-9_-]{0,39}",
                    message = "nps, csat, ces, or a lower-case name of at most 40 characters")
            String survey,

            @Nullable CustomerId customerId,
            @Nullable IdentifierParam identifier,
            @Nullable Channel channel,
            @Nullable @Size(max = 200) String touchpointId,
            @Nullable @Size(max = 64) String caseId) {

        Wish wish(@Nullable RequestId request) {
            String id = request != null ? request.value() : UUID.randomUUID().toString();
            return Wish.of(id, survey, to(), channel, touchpointId, caseId);
        }

        private Identifier to() {
            if ((customerId == null) == (identifier == null)) {
                throw Problems.invalid("/customerId", "either customerId or identifier is required");
            }
            return identifier != null ? identifier.identifier() : Identifier.ofCustomer(customerId);
        }
    }

    /** An invitation, without whom it went to: whoever sent it knows. */
    record InvitationView(
            String invitationId,
            String survey,
            Channel channel,
            @Nullable String touchpointId,
            @Nullable String caseId,
            Instant at,
            @Nullable String feedbackId) {

        static InvitationView from(Invitation invitation) {
            return new InvitationView(
                    invitation.id(),
                    invitation.survey(),
                    invitation.channel(),
                    invitation.touchpointId(),
                    invitation.caseId(),
                    invitation.at(),
                    invitation.feedbackId());
        }
    }

    @POST
    @PermissionsAllowed("cases:write")
    @Operation(summary = "Ask somebody to answer a survey, if that is welcome", description = "A refusal says why.")
    @APIResponse(responseCode = "201", description = "The answer names the invitation: POST /api/feedback")
    @APIResponse(responseCode = "404", description = "No customer has this id, or the customer was forgotten")
    @APIResponse(
            responseCode = "409",
            description =
                    "contact-not-permitted with the reasons, or survey-rest with the time from which on it may be asked")
    public Uni<Response> invite(@Valid InvitationRequest body) {
        Identifier to = body.to();
        return known(body.customerId())
                .chain(() -> requests.once(
                        keys.optional(body),
                        id -> ofThisPerson(body.caseId(), to)
                                .chain(() -> inviting.invite(body.wish(id)))
                                .map(this::answer)))
                .map(StoredAnswer::toResponse);
    }

    private Uni<?> known(@Nullable CustomerId customer) {
        return customer == null ? Uni.createFrom().voidItem() : newcomers.known(customer);
    }

    /** A question about a case needs less permission than any other, so there has to be one. */
    private Uni<Void> ofThisPerson(@Nullable String caseId, Identifier person) {
        return caseId == null
                ? Uni.createFrom().voidItem()
                : cases.isOf(caseId, person)
                        .invoke(own -> {
                            if (!own) {
                                throw Problems.invalid("/caseId", "no case of this person has this id");
                            }
                        })
                        .replaceWithVoid();
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("cases:read")
    @Operation(summary = "An invitation and its answer")
    public Uni<InvitationView> get(@PathParam("id") String id) {
        return invitations
                .find(id)
                .map(found -> found.map(InvitationView::from)
                        .orElseThrow(() -> Problems.of(StandardProblem.NOT_FOUND, "No invitation has this id.")));
    }

    /** A refusal is an answer as well: repeated, the request is refused alike. */
    private StoredAnswer answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Invited sent -> keys.answer(201, InvitationView.from(sent.invitation()));
            case Outcome.Barred barred -> keys.refusal(barred.passage().problem());
            case Outcome.Resting resting ->
                keys.refusal(Problems.of(
                        InteractionProblem.SURVEY_REST,
                        "Nobody was asked: the last question was a short time ago.",
                        Map.of("until", resting.until())));
        };
    }
}
