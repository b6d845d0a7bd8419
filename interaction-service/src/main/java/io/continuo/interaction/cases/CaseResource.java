package io.continuo.interaction.cases;

import io.continuo.events.Channel;
import io.continuo.http.Etags;
import io.continuo.http.OptionalBody;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What happens to one case; every command is open to every channel. */
@Path("/api/cases/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Cases", description = "One conversation over all channels")
class CaseResource {

    private final CaseChanges changes;
    private final CaseViews views;
    private final Contacts contacts;
    private final Promises promises;

    CaseResource(CaseChanges changes, CaseViews views, Contacts contacts, Promises promises) {
        this.changes = changes;
        this.views = views;
        this.contacts = contacts;
        this.promises = promises;
    }

    @GET
    @PermissionsAllowed("cases:read")
    @Operation(summary = "A case with its history and clock")
    public Uni<Response> get(@PathParam("id") String id) {
        return views.find(new CaseId(id))
                .map(found -> found.orElseThrow(() -> CaseRefusals.problem(new Decision.NoSuchCase(new CaseId(id)))))
                .chain(views::of)
                .map(view -> Response.ok(view)
                        .header(HttpHeaders.ETAG, Etags.of(view.version()))
                        .build());
    }

    @POST
    @Path("transfers")
    @PermissionsAllowed("cases:write")
    @Operation(summary = "Hand the case over, with its history")
    public Uni<Response> transfer(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid CaseRequests.Transfer body) {
        Function<Channel, Contact> contact = contacts.now();
        return changes.change(
                id,
                ifMatch,
                body,
                before -> before.transfer(contact.apply(channel(body.channel(), before)), body.to(), body.note()));
    }

    @PUT
    @Path("priority")
    @PermissionsAllowed("cases:write")
    @Operation(summary = "Change how urgent the case is, and with that when what is due")
    public Uni<Response> prioritise(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid CaseRequests.Ranking body) {
        Function<Channel, Contact> contact = contacts.now();
        return changes.change(
                id,
                ifMatch,
                body,
                before -> before.prioritise(
                        contact.apply(channel(null, before)), body.priority(), body.reason(), promises));
    }

    @POST
    @Path("resolution")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
    @PermissionsAllowed("cases:write")
    @Operation(summary = "Resolve the case, with a word about what came of it or without")
    public Uni<Response> resolve(
            @PathParam("id") String id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @OptionalBody @Valid CaseRequests.@Nullable Resolution body) {
        CaseRequests.Resolution said = Objects.requireNonNullElse(body, CaseRequests.Resolution.WITHOUT_WORDS);
        Function<Channel, Contact> contact = contacts.now();
        return changes.change(
                id,
                ifMatch,
                said,
                before -> before.resolve(contact.apply(channel(said.channel(), before)), said.words()));
    }

    /** What happens inside the company happens where the conversation was last, if nothing else is said. */
    private static Channel channel(@Nullable Channel given, Case before) {
        return given != null ? given : before.history().getLast().contact().channel();
    }
}
