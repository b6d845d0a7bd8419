package io.continuo.identity.household;

import io.continuo.http.Cursor;
import io.continuo.http.Page;
import io.continuo.http.Paging;
import io.continuo.identity.Transactions;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/roles/{kind}/{subject}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Households")
class SubjectResource {

    private final Roles roles;
    private final Transactions transactions;

    SubjectResource(Roles roles, Transactions transactions) {
        this.roles = roles;
        this.transactions = transactions;
    }

    private record Key(String role, UUID customer) {

        static Key of(Cursor cursor) {
            return new Key(cursor.parts().get(0), UUID.fromString(cursor.parts().get(1)));
        }
    }

    @GET
    @PermissionsAllowed("customers:read")
    @Operation(summary = "List who plays which part in an order, a product or a contract")
    public Uni<Page<RoleView>> ofSubject(
            @PathParam("kind") String kind, @PathParam("subject") String subject, @BeanParam @Valid Paging paging) {
        Roles.Subject checked = PartNames.subject(kind, subject);
        Key after = paging.after(2, Key::of).orElse(new Key("", new UUID(0, 0)));
        return transactions
                .read(client -> roles.of(client, checked, after.role(), after.customer(), paging.fetch()))
                .map(found -> Page.of(
                        found,
                        paging,
                        one -> Cursor.of(one.role(), one.customer().value()),
                        RoleView::from));
    }
}
