package io.continuo.inventory.promise;

import io.continuo.events.CustomerId;
import io.continuo.http.Cursor;
import io.continuo.http.Page;
import io.continuo.http.Paging;
import io.continuo.http.Problems;
import io.continuo.inventory.catalog.NodeId;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Promises by what is known of them, over HTTP. */
@Path("/api/inventory/promises")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Promises")
class PromiseListResource {

    private static final int LONGEST = 128;

    private final Promising promising;

    PromiseListResource(Promising promising) {
        this.promising = promising;
    }

    @GET
    @PermissionsAllowed("inventory:read")
    @Operation(
            summary = "Promises of an order or a customer, or what a node still has to do, in pages",
            description = "At least one of orderId, customerId and node; several have to hold together.")
    public Uni<Page<PromiseView>> list(
            @RestQuery @Nullable String orderId,
            @RestQuery @Nullable CustomerId customerId,
            @RestQuery @Nullable NodeId node,
            @BeanParam @Valid Paging paging) {
        if (orderId == null && customerId == null && node == null) {
            throw Problems.invalid("/orderId", "orderId, customerId or node");
        }
        if (orderId != null && (orderId.isEmpty() || orderId.length() > LONGEST || orderId.indexOf('\0') >= 0)) {
            throw Problems.invalid("/orderId", "1 to " + LONGEST + " characters");
        }
        String after = paging.after(1, cursor -> cursor.parts().getFirst()).orElse("");
        return promising
                .page(new Promises.Filter(orderId, customerId, node), after, paging.fetch())
                .map(found -> Page.of(
                        found, paging, promise -> Cursor.of(promise.order().id()), PromiseView::from));
    }
}
