package io.continuo.identity.rules;

import io.continuo.events.CustomerId;
import io.continuo.http.Cursor;
import io.continuo.http.IdempotencyKeys;
import io.continuo.http.KeyedRequest;
import io.continuo.http.Page;
import io.continuo.http.Paging;
import io.continuo.identity.Caller;
import io.continuo.identity.Requests;
import io.continuo.identity.Transactions;
import io.continuo.identity.graph.Decision;
import io.continuo.identity.graph.MergeId;
import io.continuo.identity.graph.NeverLinks;
import io.continuo.identity.graph.Rejected;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/never-links")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Rules")
class NeverLinkResource {

    private final NeverLinks neverLinks;
    private final Transactions transactions;
    private final Requests requests;
    private final IdempotencyKeys keys;
    private final Caller caller;
    private final Lifting lifting;

    NeverLinkResource(
            NeverLinks neverLinks,
            Transactions transactions,
            Requests requests,
            IdempotencyKeys keys,
            Caller caller,
            Lifting lifting) {
        this.neverLinks = neverLinks;
        this.transactions = transactions;
        this.requests = requests;
        this.keys = keys;
        this.caller = caller;
        this.lifting = lifting;
    }

    record NeverLinkRequest(
            @NotNull CustomerId customerId,
            @NotNull CustomerId with,

            @NotBlank @Size(max = Texts.LONGEST_REASON) @Pattern(regexp = Texts.NO_NUL)
            String reason) {}

    /** @param mergeId the merge whose undoing decided it; null where it was decided by itself */
    record NeverLinkView(
            UUID id,
            CustomerId customerId,
            CustomerId with,
            String reason,
            String by,
            Instant at,
            @Nullable MergeId mergeId) {

        static NeverLinkView from(NeverLinks.Standing standing) {
            return new NeverLinkView(
                    standing.id(),
                    standing.one(),
                    standing.other(),
                    standing.reason(),
                    standing.by(),
                    standing.at(),
                    standing.merge());
        }
    }

    @POST
    @PermissionsAllowed("customers:steward")
    @Operation(
            summary = "Decide that two customers are two people",
            description = "No rule, no match and no person joins them while it stands.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = NeverLinkView.class)))
    @APIResponse(responseCode = "404", description = "One of them is unknown")
    @APIResponse(responseCode = "409", description = "They are one customer: undo the merge first")
    public Uni<Response> decide(@Valid NeverLinkRequest body, @Context UriInfo uri) {
        Optional<KeyedRequest> key = keys.optional(body);
        Decision decision = new Decision(body.reason(), caller.name());
        return requests.once(
                key,
                tx -> neverLinks
                        .decide(tx, body.customerId(), body.with(), decision)
                        .map(outcome -> outcome.fold(
                                standing -> requests.answer(NeverLinkView.from(standing)),
                                rejected -> requests.refuse(problem(rejected), uri.getPath()))));
    }

    @GET
    @PermissionsAllowed("customers:steward")
    @Operation(summary = "Customers that are never to be linked", description = "Oldest decision first, in pages.")
    public Uni<Page<NeverLinkView>> list(@BeanParam @Valid Paging paging) {
        Position after = paging.after(2, Position::of).orElse(Position.START);
        return transactions
                .read(client -> neverLinks.list(client, after.at(), after.id(), paging.fetch()))
                .map(found -> Page.of(
                        found, paging, standing -> Cursor.of(standing.at(), standing.id()), NeverLinkView::from));
    }

    @DELETE
    @Path("/{id}")
    @Consumes(MediaType.WILDCARD)
    @PermissionsAllowed("customers:steward")
    @Operation(summary = "Allow two customers to be linked again")
    @APIResponse(responseCode = "204", description = "They may be from now on")
    @APIResponse(responseCode = "404", description = "No such decision stands")
    public Uni<Void> lift(@PathParam("id") String id, @BeanParam @Valid Lifting.Because because) {
        return lifting.lift(id, because, neverLinks::lift);
    }

    private static HttpProblem problem(Rejected rejected) {
        return io.continuo.identity.merging.Refusals.problem(rejected);
    }
}
