package io.continuo.interaction.outbound;

import io.continuo.events.Channel;
import io.continuo.events.CustomerId;
import io.continuo.events.Identifier;
import io.continuo.http.IdempotencyKeys;
import io.continuo.http.Problems;
import io.continuo.http.StoredAnswer;
import io.continuo.interaction.people.IdentifierParam;
import io.continuo.interaction.people.Newcomers;
import io.continuo.interaction.permission.Permission;
import io.continuo.interaction.requests.RequestId;
import io.continuo.interaction.requests.RequestKeys;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/messages")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Messages", description = "What the company says to customers outside of a case")
class MessageResource {

    private final Sending sending;
    private final Newcomers newcomers;
    private final IdempotencyKeys keys;
    private final RequestKeys requests;

    MessageResource(Sending sending, Newcomers newcomers, IdempotencyKeys keys, RequestKeys requests) {
        this.sending = sending;
        this.newcomers = newcomers;
        this.keys = keys;
        this.requests = requests;
    }

    /**
     * A message to somebody; exactly one of customerId and identifier.
     *
     * @param channel the one the customer prefers and permits where absent
     * @param purpose what it is for, such as {@code marketing} or {@code survey}
     */
    record MessageRequest(
            @Nullable CustomerId customerId,
            @Nullable IdentifierParam identifier,
            @Nullable Channel channel,

            @NotNull
            @Pattern(
                    regexp = "[a-z][a-z0-9_]{0,39}",
                    message = "lower-case letters, digits and _, at most 40 characters")
            String purpose,

            @Nullable @Size(max = 4_000) String text,
            @Nullable @Size(max = 200) String campaign) {

        Sending.Draft draft(@Nullable RequestId request) {
            String id = request != null ? request.value() : UUID.randomUUID().toString();
            return new Sending.Draft(id, to(), channel, purpose, text, campaign);
        }

        private Identifier to() {
            if ((customerId == null) == (identifier == null)) {
                throw Problems.invalid("/customerId", "either customerId or identifier is required");
            }
            return identifier != null ? identifier.identifier() : Identifier.ofCustomer(customerId);
        }
    }

    /** @param reasons why it was allowed */
    record MessageView(String messageId, Channel channel, String purpose, Instant at, List<Permission.Reason> reasons) {

        static MessageView from(Sending.Outcome.Sent sent) {
            Message message = sent.message();
            return new MessageView(
                    message.id(),
                    message.channel(),
                    message.purpose(),
                    message.at(),
                    sent.passage().permission().reasons());
        }
    }

    @POST
    @PermissionsAllowed("cases:write")
    @Operation(
            summary = "Record a message to a customer, if the customer may be contacted",
            description = "It becomes a touchpoint of the type Message Sent.")
    @APIResponse(responseCode = "201", description = "The message is on the log")
    @APIResponse(responseCode = "404", description = "No customer has this id, or the customer was forgotten")
    @APIResponse(responseCode = "409", description = "contact-not-permitted, with the reasons: nothing was recorded")
    public Uni<Response> send(@Valid MessageRequest body) {
        return to(body).chain(() -> requests.once(
                        keys.optional(body),
                        id -> sending.send(body.draft(id)).map(outcome -> switch (outcome) {
                            case Sending.Outcome.Sent sent -> keys.answer(201, MessageView.from(sent));
                            case Sending.Outcome.Refused refused ->
                                keys.refusal(refused.passage().problem());
                        })))
                .map(StoredAnswer::toResponse);
    }

    /** Nobody is told anything by an id that is nobody's; whose an identifier is, may be known later. */
    private Uni<?> to(MessageRequest body) {
        body.to();
        return body.customerId() == null ? Uni.createFrom().voidItem() : newcomers.known(body.customerId());
    }
}
