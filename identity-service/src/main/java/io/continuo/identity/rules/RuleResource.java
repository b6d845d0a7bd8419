package io.continuo.identity.rules;

import io.continuo.http.Cursor;
import io.continuo.http.Etags;
import io.continuo.http.Page;
import io.continuo.http.Paging;
import io.continuo.identity.Caller;
import io.continuo.identity.Transactions;
import io.continuo.identity.graph.Decision;
import io.continuo.identity.graph.RuleBook;
import io.continuo.identity.graph.RuleChanges;
import io.continuo.identity.graph.RuleSet;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/api/identity/rules")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Rules")
class RuleResource {

    private final RuleBook book;
    private final RuleChanges changes;
    private final Transactions transactions;
    private final Caller caller;

    RuleResource(RuleBook book, RuleChanges changes, Transactions transactions, Caller caller) {
        this.book = book;
        this.changes = changes;
        this.transactions = transactions;
        this.caller = caller;
    }

    /** @param rules all that differs from the deployment's file; what is absent is as the file has it */
    record RulesRequest(
            @NotNull RuleSet rules,

            @NotBlank @Size(max = Texts.LONGEST_REASON) @Pattern(regexp = Texts.NO_NUL)
            String reason) {}

    /**
     * The rules that hold.
     *
     * @param changed what differs from the deployment's file
     * @param rules all of them
     */
    record RulesResponse(long version, RuleSet changed, RuleSet rules) {

        static RulesResponse from(RuleBook.Edition edition) {
            return new RulesResponse(edition.version(), edition.changed(), edition.rules());
        }
    }

    /** @param kind rules-set, value-blocked, value-unblocked, identifier-shared, identifier-unshared, never-link-lifted */
    record ChangeView(long version, String kind, Map<String, Object> detail, String reason, String by, Instant at) {

        static ChangeView from(RuleChanges.Change change) {
            return new ChangeView(
                    change.version(),
                    change.kind(),
                    change.detail().getMap(),
                    change.reason(),
                    change.by(),
                    change.at());
        }
    }

    @GET
    @PermissionsAllowed("customers:steward")
    @Operation(summary = "Read the rules for linking")
    public Uni<RestResponse<RulesResponse>> read() {
        return transactions.read(book::edition).map(RuleResource::tagged);
    }

    @PUT
    @PermissionsAllowed("customers:steward")
    @Operation(
            summary = "Change the rules for linking",
            description = "They hold for what arrives from now on, on every replica within a second.")
    @APIResponse(responseCode = "412", description = "They have changed since they were read")
    public Uni<RestResponse<RulesResponse>> change(
            @HeaderParam("If-Match") @Nullable String ifMatch, @Valid RulesRequest body) {
        RuleLimits.check(body.rules(), book);
        Decision decision = new Decision(body.reason(), caller.name());
        return transactions
                .run(tx -> changes.lock(tx)
                        .invoke(version -> Etags.check(ifMatch, version))
                        .chain(() -> changes.set(tx, body.rules(), decision))
                        .chain(() -> book.edition(tx)))
                .call(book::look)
                .map(RuleResource::tagged);
    }

    @GET
    @Path("/history")
    @PermissionsAllowed("customers:steward")
    @Operation(summary = "Who changed which rule, when and why", description = "Latest first, in pages.")
    public Uni<Page<ChangeView>> history(@BeanParam @Valid Paging paging) {
        long before = paging.after(1, cursor -> Long.parseLong(cursor.parts().getFirst()))
                .orElse(Long.MAX_VALUE);
        return transactions
                .read(client -> changes.history(client, before, paging.fetch()))
                .map(found -> Page.of(found, paging, change -> Cursor.of(change.version()), ChangeView::from));
    }

    private static RestResponse<RulesResponse> tagged(RuleBook.Edition edition) {
        return Etags.tagged(Response.Status.OK, RulesResponse.from(edition), edition.version());
    }
}
