package io.continuo.inventory;

import io.continuo.http.FieldError;
import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.continuo.inventory.Rejected.Insufficient;
import io.continuo.inventory.Rejected.Kind;
import io.continuo.inventory.Rejected.NotHeld;
import io.continuo.inventory.Rejected.NothingLeft;
import io.continuo.inventory.Rejected.Unknown;
import io.quarkiverse.resteasy.problem.HttpProblem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Refusals as problems (RFC 9457): what happened and what to do. */
public final class Refusals {

    private Refusals() {}

    public static HttpProblem problem(Rejected reason) {
        return switch (reason) {
            case Unknown unknown -> unknown(unknown);
            case Insufficient insufficient -> insufficient(insufficient);
            case Rejected.SplitTooFar(long packages) ->
                Problems.of(
                        InventoryProblem.SPLIT_TOO_FAR,
                        "There is enough, but only over more or smaller packages than the rules allow; allow more, or"
                                + " ask for less.",
                        Map.of("packages", packages));
            case Rejected.NotInChannel out ->
                withError(
                        InventoryProblem.NODE_NOT_IN_CHANNEL,
                        out.pointer(),
                        "the channel does not sell from this node; leave the node out or add it to the channel");
            case Rejected.NotBlocked few ->
                Problems.of(
                        InventoryProblem.NOT_BLOCKED,
                        "Unblock at most what is blocked here.",
                        Map.of("blocked", few.blocked()));
            case Rejected.NotInTransit few ->
                Problems.of(
                        InventoryProblem.NOT_IN_TRANSIT,
                        "Receive at most what was sent to this node under this reference.",
                        Map.of("inTransit", few.inTransit()));
            case Rejected.ElsewhereBound(String reference) ->
                Problems.of(
                        InventoryProblem.TRANSFER_UNDER_WAY,
                        "Use another reference for this transfer, or wait until the first one has arrived.",
                        Map.of("reference", reference));
            case Rejected.OutOfRange ignored ->
                Problems.of(
                        InventoryProblem.QUANTITY_OUT_OF_RANGE,
                        "A counter holds up to 9 digits before the decimal point; check the quantity.");
            case NotHeld gone -> notHeld(gone);
            case NothingLeft little -> nothingLeft(little);
            case Rejected.Closed(String document, String state) ->
                Problems.of(
                        InventoryProblem.DOCUMENT_CLOSED,
                        "The " + document + " is " + state + "; open a new one.",
                        Map.of("state", state));
            case Rejected.NotRepairable(String why) -> Problems.of(InventoryProblem.NOT_REPAIRABLE, why);
            case Rejected.NoKit(String pointer, String why) -> withError(InventoryProblem.NO_KIT, pointer, why);
            case Rejected.KitHasNoStock(String pointer) ->
                withError(InventoryProblem.KIT_HAS_NO_STOCK, pointer, "the item is a kit; name its components instead");
            case Rejected.TooManyRules(int most) ->
                Problems.of(
                        InventoryProblem.TOO_MANY_RULES,
                        "There are " + most + " rules; change or remove one instead of adding one.");
            case Rejected.Outdated ignored ->
                Problems.of(
                        StandardProblem.PRECONDITION_FAILED,
                        "The resource has changed: read it again and repeat the change.");
        };
    }

    private static HttpProblem unknown(Unknown unknown) {
        List<FieldError> errors = unknown.named().stream()
                .map(named -> new FieldError(named.pointer(), remedy(unknown.kind())))
                .toList();
        List<String> values =
                unknown.named().stream().map(Rejected.Named::value).distinct().toList();
        String detail = "Not known: " + String.join(", ", values) + ".";
        return Problems.of(type(unknown.kind()), detail, Map.of("errors", errors));
    }

    private static InventoryProblem type(Kind kind) {
        return switch (kind) {
            case SKU -> InventoryProblem.UNKNOWN_SKU;
            case NODE -> InventoryProblem.UNKNOWN_NODE;
            case CHANNEL -> InventoryProblem.UNKNOWN_CHANNEL;
            case SAFETY_RULE -> InventoryProblem.UNKNOWN_SAFETY_RULE;
            case BACKORDER -> InventoryProblem.UNKNOWN_BACKORDER;
            case RESERVATION -> InventoryProblem.UNKNOWN_RESERVATION;
            case PROMISE -> InventoryProblem.UNKNOWN_PROMISE;
            case LISTING -> InventoryProblem.UNKNOWN_LISTING;
            case COUNT -> InventoryProblem.UNKNOWN_COUNT;
            case SUPPLY -> InventoryProblem.UNKNOWN_SUPPLY;
            case TRANSFER -> InventoryProblem.UNKNOWN_TRANSFER;
            case FINDING -> InventoryProblem.UNKNOWN_FINDING;
        };
    }

    private static String remedy(Kind kind) {
        return switch (kind) {
            case SKU -> "no such item; create it with PUT /api/inventory/items/{sku}";
            case NODE -> "no such node; create it with PUT /api/inventory/nodes/{id}";
            case CHANNEL -> "no such sales channel; create it with PUT /api/inventory/channels/{id}";
            case SAFETY_RULE -> "no such rule; see GET /api/inventory/safety-rules";
            case BACKORDER -> "no limit was set here; see GET /api/inventory/items/{sku}/backorders";
            case RESERVATION -> "no such reservation; use the id the reservation was answered with";
            case PROMISE -> "no such promise; use the id the confirmation was answered with";
            case LISTING -> "not listed; create it with PUT /api/inventory/listings/{channel}/{sku}";
            case COUNT -> "no such count; use the id it was answered with";
            case SUPPLY -> "no such supply; announce it with PUT /api/inventory/supplies/{id}";
            case TRANSFER -> "nothing is in transit under this reference; see GET /api/inventory/transfers";
            case FINDING -> "no such finding; see GET /api/inventory/reconciliation";
        };
    }

    private static HttpProblem insufficient(Insufficient insufficient) {
        String what = insufficient.lines().size() == 1
                ? "Only " + insufficient.lines().getFirst().available() + " available of "
                        + insufficient.lines().getFirst().sku() + "; nothing was taken."
                : insufficient.lines().size() + " lines are short; nothing was taken.";
        return Problems.of(InventoryProblem.INSUFFICIENT_STOCK, what, Map.of("lines", insufficient.lines()));
    }

    private static HttpProblem notHeld(NotHeld gone) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("state", gone.state());
        if (gone.promiseId() != null) {
            members.put("promiseId", gone.promiseId());
        }
        return Problems.of(
                InventoryProblem.RESERVATION_NOT_HELD,
                "The reservation is " + gone.state() + "; reserve again.",
                members);
    }

    private static HttpProblem nothingLeft(NothingLeft little) {
        Map<String, Object> members = new LinkedHashMap<>();
        if (little.line() != null) {
            members.put("line", little.line());
        }
        members.put("left", little.left());
        return Problems.of(
                InventoryProblem.PROMISE_EXCEEDED, "At most " + little.left() + " is left for this.", members);
    }

    private static HttpProblem withError(InventoryProblem type, String pointer, String detail) {
        return Problems.of(type, pointer + ": " + detail, Map.of("errors", List.of(new FieldError(pointer, detail))));
    }
}
