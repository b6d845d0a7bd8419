package io.continuo.inventory.sourcing;

import io.continuo.http.Cursor;
import io.continuo.http.Etags;
import io.continuo.http.Page;
import io.continuo.http.Paging;
import io.continuo.inventory.Answers;
import io.continuo.inventory.Rejected;
import io.continuo.inventory.catalog.ChannelId;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
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

/** Sourcing policies over HTTP. */
@Path("/api/inventory/sourcing-policies")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Sourcing")
class PolicyResource {

    private final Policies policies;

    PolicyResource(Policies policies) {
        this.policies = policies;
    }

    @PUT
    @Path("{channel}")
    @PermissionsAllowed("inventory:plan")
    @Operation(summary = "Say how a channel's orders are sourced where a request leaves it open")
    public Uni<RestResponse<PolicyView>> put(
            @RestPath ChannelId channel,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid @NotNull PolicyBody body) {
        return policies.put(channel, body.checked(), ifMatch)
                .map(Answers::orThrow)
                .map(put -> tagged(put.version() == 1 ? Response.Status.CREATED : Response.Status.OK, put));
    }

    @GET
    @Path("{channel}")
    @PermissionsAllowed("inventory:read")
    @Operation(summary = "How a channel's orders are sourced")
    public Uni<RestResponse<PolicyView>> get(@RestPath ChannelId channel) {
        return policies.find(channel)
                .map(Answers.found(Rejected.Kind.CHANNEL, "/channel", channel))
                .map(found -> tagged(Response.Status.OK, found));
    }

    @GET
    @PermissionsAllowed("inventory:read")
    @Operation(summary = "The policies of channels that have one, in pages")
    public Uni<Page<PolicyView>> list(@BeanParam @Valid Paging paging) {
        String after = paging.after(1, cursor -> cursor.parts().getFirst()).orElse("");
        return policies.page(after, paging.fetch())
                .map(found -> Page.of(found, paging, policy -> Cursor.of(policy.channel()), PolicyView::from));
    }

    private static RestResponse<PolicyView> tagged(Response.Status status, Policies.Versioned policy) {
        return Etags.tagged(status, PolicyView.from(policy), policy.version());
    }
}
