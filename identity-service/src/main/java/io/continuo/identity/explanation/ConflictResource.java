package io.continuo.identity.explanation;

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
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/conflicts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Identity graph")
class ConflictResource {

    private final ConflictList conflicts;
    private final Transactions transactions;

    ConflictResource(ConflictList conflicts, Transactions transactions) {
        this.conflicts = conflicts;
        this.transactions = transactions;
    }

    @GET
    @PermissionsAllowed("customers:steward")
    @Operation(
            summary = "Evidence that was not followed",
            description = "What identifiers say and a rule or a decision did not allow; oldest first, in pages.")
    public Uni<Page<ConflictView>> list(@BeanParam @Valid Paging paging) {
        ConflictList.Position after = paging.after(4, ConflictList.Position::of).orElse(ConflictList.Position.START);
        return transactions
                .read(client -> conflicts.after(client, after, paging.fetch()))
                .map(found -> Page.of(found, paging, ConflictResource::cursor, ConflictList.Found::view));
    }

    private static Cursor cursor(ConflictList.Found found) {
        ConflictList.Position position = found.position();
        return Cursor.of(position.firstAt(), position.stronger(), position.weaker(), position.kind());
    }
}
