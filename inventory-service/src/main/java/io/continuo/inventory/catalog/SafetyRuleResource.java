package io.continuo.inventory.catalog;

import io.continuo.events.Quantity;
import io.continuo.http.Cursor;
import io.continuo.http.Etags;
import io.continuo.http.Page;
import io.continuo.http.Paging;
import io.continuo.http.Problems;
import io.continuo.inventory.Answers;
import io.continuo.inventory.Rejected;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Rules about safety stock over HTTP. */
@Path("/api/inventory/safety-rules")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Catalogue")
class SafetyRuleResource {

    private final SafetyRules rules;

    SafetyRuleResource(SafetyRules rules) {
        this.rules = rules;
    }

    /**
     * @param position rules are asked in its order, and the last one that matches wins
     * @param scope of what {@code quantity} is left; of each node where the rule names nodes, else of a channel
     * @param skuPrefix how the SKUs begin that it is about, in any letter case
     */
    record RuleBody(
            @NotNull @Min(0) @Max(1_000_000) Integer position,
            SafetyRule.@Nullable Scope scope,
            @Nullable ChannelId channel,
            @Nullable NodeId node,
            @Nullable NodeKind nodeKind,
            @Nullable Sku sku,

            @Size(min = 1, max = 64) @Pattern(regexp = "\\P{Cntrl}*", message = "no control characters") @Nullable
            String skuPrefix,

            @NotNull Quantity quantity) {

        SafetyRule rule(String id) {
            boolean ofNodes = node != null || nodeKind != null;
            if (ofNodes && scope == SafetyRule.Scope.CHANNEL) {
                throw Problems.invalid("/scope", "node, where the rule names nodes");
            }
            SafetyRule.Scope usual = ofNodes ? SafetyRule.Scope.NODE : SafetyRule.Scope.CHANNEL;
            return new SafetyRule(
                    id,
                    position,
                    scope == null ? usual : scope,
                    channel,
                    node,
                    nodeKind,
                    sku,
                    skuPrefix,
                    Amounts.zeroOrMore("/quantity", quantity));
        }
    }

    record RuleResponse(
            String id,
            int position,
            SafetyRule.Scope scope,
            @Nullable ChannelId channel,
            @Nullable NodeId node,
            @Nullable NodeKind nodeKind,
            @Nullable Sku sku,
            @Nullable String skuPrefix,
            Quantity quantity,
            long version) {

        static RuleResponse from(SafetyRuleRow row) {
            SafetyRule rule = row.rule();
            return new RuleResponse(
                    rule.id(),
                    rule.position(),
                    rule.scope(),
                    rule.channel(),
                    rule.node(),
                    rule.nodeKind(),
                    rule.sku(),
                    rule.skuPrefix(),
                    rule.quantity(),
                    row.version);
        }
    }

    @PUT
    @Path("{id}")
    @PermissionsAllowed("inventory:plan")
    @Operation(summary = "Create or change a rule about what is left unsold")
    public Uni<RestResponse<RuleResponse>> put(
            @RestPath RuleId id,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull RuleBody body) {
        return rules.put(body.rule(id.value()), ifMatch)
                .map(Answers::orThrow)
                .map(put -> tagged(put.created() ? Response.Status.CREATED : Response.Status.OK, put.row()));
    }

    @GET
    @Path("{id}")
    @PermissionsAllowed("inventory:read")
    @Operation(summary = "A rule about what is left unsold")
    public Uni<RestResponse<RuleResponse>> get(@RestPath RuleId id) {
        return rules.find(id.value())
                .map(Answers.found(Rejected.Kind.SAFETY_RULE, "/id", id))
                .map(row -> tagged(Response.Status.OK, row));
    }

    @GET
    @PermissionsAllowed("inventory:read")
    @Operation(summary = "All rules about what is left unsold, by their ids, in pages")
    public Uni<Page<RuleResponse>> list(@BeanParam @Valid Paging paging) {
        String after = paging.after(1, cursor -> cursor.parts().getFirst()).orElse("");
        return rules.page(after, paging.fetch())
                .map(found -> Page.of(found, paging, row -> Cursor.of(row.id), RuleResponse::from));
    }

    @DELETE
    @Path("{id}")
    @PermissionsAllowed("inventory:plan")
    @Operation(summary = "Remove a rule about what is left unsold")
    public Uni<Void> remove(@RestPath RuleId id, @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return rules.remove(id.value(), ifMatch).map(Answers::orThrow).replaceWithVoid();
    }

    private static RestResponse<RuleResponse> tagged(Response.Status status, SafetyRuleRow row) {
        return Etags.tagged(status, RuleResponse.from(row), row.version);
    }
}
