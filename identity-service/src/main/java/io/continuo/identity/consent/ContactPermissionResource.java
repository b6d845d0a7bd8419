package io.continuo.identity.consent;

import com.fasterxml.jackson.databind.JsonNode;
import io.continuo.events.Channel;
import io.continuo.events.contact.ConsentDecision;
import io.continuo.events.contact.ContactPolicy;
import io.continuo.identity.Transactions;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/contact-permissions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Consent")
class ContactPermissionResource {

    private final ContactQuestions questions;
    private final Permitting permitting;
    private final Transactions transactions;

    ContactPermissionResource(ContactQuestions questions, Permitting permitting, Transactions transactions) {
        this.questions = questions;
        this.permitting = permitting;
        this.transactions = transactions;
    }

    /**
     * Whether there may be contact, and why.
     *
     * @param preferredChannel of the customer, whatever was asked about; null where none was said
     */
    record PermissionResponse(
            boolean allowed,
            List<ReasonView> reasons,
            @Nullable Channel preferredChannel) {

        static PermissionResponse from(ContactPolicy.Answer answer) {
            Instant until = answer.until().orElse(null);
            ReasonView reason = answer.decision()
                    .map(decision -> ReasonView.from(answer.reason(), decision, until))
                    .orElseGet(() -> ReasonView.from(answer.reason(), until));
            return new PermissionResponse(
                    answer.allowed(), List.of(reason), answer.preferences().preferredChannel());
        }
    }

    /**
     * Why.
     *
     * @param reason granted, denied, needs-no-consent, undecided, quiet-hours or unknown-person; what follows is the proof
     *     of the decision
     * @param until when quiet hours end
     */
    record ReasonView(
            String reason,
            @Nullable String channel,
            @Nullable String purpose,
            @Nullable String capturedBy,
            @Nullable Instant at,
            @Nullable Instant until) {

        static ReasonView from(ContactPolicy.Reason reason, @Nullable Instant until) {
            return new ReasonView(reason.toString(), null, null, null, null, until);
        }

        static ReasonView from(ContactPolicy.Reason reason, ConsentDecision decision, @Nullable Instant until) {
            return new ReasonView(
                    reason.toString(),
                    decision.scope().channel(),
                    decision.scope().purpose(),
                    decision.capturedBy(),
                    decision.at(),
                    until);
        }
    }

    @POST
    @PermissionsAllowed("customers:read")
    @Operation(
            summary = "Ask whether people may be contacted",
            description = "One question answers with an object, a list of up to 1000 with a list in the same order.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(oneOf = {ContactQuestion.class, ContactQuestion[].class})))
    @APIResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(oneOf = {PermissionResponse.class, PermissionResponse[].class})))
    public Uni<Object> ask(JsonNode body) {
        List<ContactQuestion> asked = questions.read(body);
        return transactions
                .read(client -> permitting.answer(client, asked))
                .map(answers -> answers.stream().map(PermissionResponse::from).toList())
                .map(answers -> body.isArray() ? answers : answers.getFirst());
    }
}
