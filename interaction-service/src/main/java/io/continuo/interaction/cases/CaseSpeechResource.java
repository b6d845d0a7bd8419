package io.continuo.interaction.cases;

import io.continuo.events.CaseChanged.Direction;
import io.continuo.events.Channel;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What customer and company say to each other in a case. */
@Path("/api/cases/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Cases", description = "One conversation over all channels")
class CaseSpeechResource {

    private final CaseChanges changes;
    private final Contacts contacts;
    private final Speaking speaking;
    private final Promises promises;

    CaseSpeechResource(CaseChanges changes, Contacts contacts, Speaking speaking, Promises promises) {
        this.changes = changes;
        this.contacts = contacts;
        this.speaking = speaking;
        this.promises = promises;
    }

    @POST
    @Path("messages")
    @PermissionsAllowed("cases:write")
    @Operation(summary = "Add a message from or to the customer; one from the customer reopens a resolved case")
    @APIResponse(responseCode = "409", description = "case-full, or contact-not-permitted with the reasons")
    public Uni<Response> message(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid CaseRequests.Message body) {
        Contact contact = contacts.on(body.channel());
        return switch (body.direction()) {
            case IN -> {
                Message message = Message.of(Direction.IN, body.text());
                yield changes.change(id, ifMatch, body, before -> before.message(contact, message, promises));
            }
            case OUT -> changes.change(id, ifMatch, body, () -> speaking.answer(new CaseId(id), contact, body.text()));
        };
    }

    @POST
    @Path("updates")
    @PermissionsAllowed("cases:write")
    @Operation(
            summary = "Record a proactive update to the customer",
            description = "Where no channel is named, it goes on the one the customer prefers and permits.")
    @APIResponse(
            responseCode = "409",
            description = "case-resolved, case-full, or contact-not-permitted with the reasons")
    public Uni<Response> update(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid CaseRequests.Update body) {
        Function<Channel, Contact> contact = contacts.now();
        return changes.change(
                id, ifMatch, body, () -> speaking.update(new CaseId(id), body.channel(), contact, body.text()));
    }
}
