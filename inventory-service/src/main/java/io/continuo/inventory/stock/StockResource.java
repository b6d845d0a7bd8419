package io.continuo.inventory.stock;

import io.continuo.http.Cursor;
import io.continuo.http.Page;
import io.continuo.http.Paging;
import io.continuo.http.Problems;
import io.continuo.inventory.Answers;
import io.continuo.inventory.Moments;
import io.continuo.inventory.Outcome;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Sku;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.mutiny.Uni;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Stock over HTTP. */
@Path("/api/inventory/stock/{sku}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Stock")
class StockResource {

    private final Auditing auditing;

    StockResource(Auditing auditing) {
        this.auditing = auditing;
    }

    /** A row of the ledger; {@code changes} were added to the counters. */
    record EntryResponse(
            NodeId node,
            long seq,
            String cause,
            Counters changes,
            @Nullable String referenceType,
            @Nullable String reference,
            @Nullable String reason,
            String actor,
            Instant at,
            String previousHash,
            String hash) {

        static EntryResponse from(LedgerEntry entry) {
            Cause cause = entry.cause();
            Cause.Reference reference = cause.reference();
            return new EntryResponse(
                    entry.key().node(),
                    entry.seq(),
                    cause.kind().wireName(),
                    entry.by(),
                    reference == null ? null : reference.type().wireName(),
                    reference == null ? null : reference.id(),
                    cause.reason(),
                    cause.actor(),
                    entry.at(),
                    entry.previous().hex(),
                    entry.hash().hex());
        }
    }

    @GET
    @PermissionsAllowed("inventory:read")
    @Operation(summary = "The counters of a SKU, now or at any instant")
    public Uni<StockState> state(
            @RestPath Sku sku, @RestQuery @Nullable NodeId node, @RestQuery @Nullable String asOf) {
        Uni<Outcome<StockState>> state =
                asOf == null ? auditing.now(sku, node) : auditing.asOf(sku, node, instant(asOf));
        return state.map(Answers::orThrow);
    }

    @GET
    @Path("ledger")
    @PermissionsAllowed("inventory:read")
    @Operation(summary = "The ledger of a SKU, node by node in the order it was written, in pages")
    public Uni<Page<EntryResponse>> ledger(
            @RestPath Sku sku, @RestQuery @Nullable NodeId node, @BeanParam @Valid Paging paging) {
        StockReads.Position after = paging.after(
                        2,
                        cursor -> new StockReads.Position(
                                cursor.parts().get(0),
                                Long.parseLong(cursor.parts().get(1))))
                .orElse(StockReads.Position.START);
        return auditing.ledger(sku, node, after, paging.fetch())
                .map(Answers::orThrow)
                .map(rows -> Page.of(
                        rows, paging, row -> Cursor.of(row.key().node().value(), row.seq()), EntryResponse::from));
    }

    @GET
    @Path("proof")
    @PermissionsAllowed("inventory:read")
    @Operation(summary = "Replay the ledger against the counters: intact, or the first row where it breaks")
    public Uni<Proof> proof(@RestPath Sku sku) {
        return auditing.prove(sku).map(Answers::orThrow);
    }

    @GET
    @Path("decisions")
    @PermissionsAllowed("inventory:read")
    @Operation(
            summary =
                    "What was held and promised, node by node, now or by any instant, in pages; open=true for what was open then")
    public Uni<Page<Decision>> decisions(
            @RestPath Sku sku,
            @RestQuery @Nullable NodeId node,
            @RestQuery @Nullable String asOf,
            @RestQuery @Nullable String open,
            @BeanParam @Valid Paging paging) {
        Decisions.Position after = paging.after(4, StockResource::position).orElse(Decisions.Position.START);
        Instant instant = asOf == null ? auditing.now() : instant(asOf);
        return auditing.decisions(sku, new Decisions.Wanted(node, instant, flag(open)), after, paging.fetch())
                .map(Answers::orThrow)
                .map(rows -> Page.of(
                        rows,
                        paging,
                        row -> Cursor.of(
                                row.since(), row.kind(), row.id(), row.node().value()),
                        Function.identity()));
    }

    private static Decisions.Position position(Cursor cursor) {
        return new Decisions.Position(
                Moments.of(cursor.parts().get(0)),
                cursor.parts().get(1),
                cursor.parts().get(2),
                cursor.parts().get(3));
    }

    private static boolean flag(@Nullable String text) {
        return switch (text) {
            case null -> false;
            case "true" -> true;
            case "false" -> false;
            default -> throw Problems.invalid("/open", "true or false");
        };
    }

    private static Instant instant(String text) {
        try {
            return Moments.of(text);
        } catch (DateTimeException e) {
            throw Problems.invalid("/asOf", "a time such as 2026-01-31T12:00:00Z");
        }
    }
}
