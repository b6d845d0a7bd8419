package io.continuo.inventory.stock;

import io.continuo.events.Quantity;
import io.continuo.http.Cursor;
import io.continuo.http.IdempotencyKeys;
import io.continuo.http.KeyedRequest;
import io.continuo.http.Page;
import io.continuo.http.Paging;
import io.continuo.http.StoredAnswer;
import io.continuo.inventory.Answers;
import io.continuo.inventory.Caller;
import io.continuo.inventory.Moments;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Sku;
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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What is between two nodes, over HTTP; its two steps are movements. */
@Path("/api/inventory/transfers")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Stock")
class TransferResource {

    private final TransferClosing transfers;
    private final IdempotencyKeys keys;
    private final Answers answers;
    private final Caller caller;

    TransferResource(TransferClosing transfers, IdempotencyKeys keys, Answers answers, Caller caller) {
        this.transfers = transfers;
        this.keys = keys;
        this.answers = answers;
        this.caller = caller;
    }

    /**
     * @param reference null for transfers that name none
     * @param destination where it was announced; null where nobody said
     */
    @Schema(name = "TransferInTransit")
    record TransitView(
            Sku sku, @Nullable String reference, @Nullable NodeId destination, Quantity inTransit) {

        static TransitView from(Transfer transfer) {
            return new TransitView(
                    transfer.key().sku(),
                    nullIfEmpty(transfer.key().reference()),
                    transfer.destination(),
                    transfer.inTransit());
        }
    }

    /** @param quantity that was sent and never arrived */
    record DifferenceView(
            Sku sku,
            @Nullable String reference,
            @Nullable NodeId destination,
            Quantity quantity,
            String reason,
            Instant at) {

        static DifferenceView from(TransferClosing.Difference difference) {
            return new DifferenceView(
                    difference.key().sku(),
                    nullIfEmpty(difference.key().reference()),
                    difference.destination(),
                    difference.quantity(),
                    difference.reason(),
                    difference.at());
        }
    }

    record CloseBody(
            @NotNull Sku sku,

            @Size(min = 1, max = 200) @Pattern(regexp = "\\P{Cntrl}*", message = "no control characters") @Nullable
            String reference,

            @NotBlank @Size(max = 500) @Pattern(regexp = "\\P{Cntrl}*", message = "no control characters")
            String reason) {}

    @GET
    @PermissionsAllowed("inventory:read")
    @Operation(summary = "What is on its way between two nodes, in pages")
    public Uni<Page<TransitView>> list(
            @RestQuery @Nullable Sku sku, @RestQuery @Nullable NodeId to, @BeanParam @Valid Paging paging) {
        TransferRows.Position after = paging.after(
                        2,
                        cursor -> new TransferRows.Position(
                                cursor.parts().get(0), cursor.parts().get(1)))
                .orElse(TransferRows.Position.START);
        return transfers
                .underWay(sku, to, after, paging.fetch())
                .map(found -> Page.of(
                        found,
                        paging,
                        row -> Cursor.of(row.key().sku(), row.key().reference()),
                        TransitView::from));
    }

    @GET
    @Path("differences")
    @PermissionsAllowed("inventory:read")
    @Operation(summary = "What was sent and never arrived, the newest first, in pages")
    public Uni<Page<DifferenceView>> differences(@RestQuery @Nullable Sku sku, @BeanParam @Valid Paging paging) {
        var after = paging.after(
                2,
                cursor -> new TransferClosing.Position(
                        Moments.of(cursor.parts().get(0)), cursor.parts().get(1)));
        return transfers
                .differences(sku, after, paging.fetch())
                .map(found -> Page.of(found, paging, row -> Cursor.of(row.at(), row.id()), DifferenceView::from));
    }

    @POST
    @Path("differences")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermissionsAllowed("inventory:write")
    @Operation(summary = "Say that what is still on its way will not arrive")
    public Uni<Response> close(@Valid @NotNull CloseBody body) {
        KeyedRequest key = keys.required(body);
        TransferKey transfer = new TransferKey(body.sku(), Objects.requireNonNullElse(body.reference(), ""));
        return transfers
                .close(
                        key,
                        new TransferClosing.Loss(transfer, body.reason(), caller.client()),
                        answers.of(201, "/api/inventory/transfers/differences", DifferenceView::from))
                .map(StoredAnswer::toResponse);
    }

    private static @Nullable String nullIfEmpty(String stored) {
        return stored.isEmpty() ? null : stored;
    }
}
