package io.continuo.inventory.stock;

import io.continuo.events.Quantity;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Sku;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stock that moved, as its caller reports it.
 *
 * @param quantity signed for an adjustment, what was counted for a count, else above zero
 * @param reference of the document or transfer; a transfer's two steps find each other by it
 * @param to where a transfer out goes, if its sender announces it
 * @param actor the client that reports it
 */
public record Movement(
        MovementType type,
        StockKey key,
        Quantity quantity,
        @Nullable String reference,
        @Nullable String reason,
        @Nullable NodeId to,
        String actor) {

    /** The same movement of the SKU as its item is spelled. */
    Movement of(Sku sku) {
        return new Movement(type, new StockKey(sku, key.node()), quantity, reference, reason, to, actor);
    }

    /** The rows it may change. */
    List<StockKey> keys() {
        return to == null ? List.of(key) : List.of(key, new StockKey(key.sku(), to));
    }

    /** The transfer it is a step of; transfers without a reference are one. */
    TransferKey transfer() {
        return new TransferKey(key.sku(), reference == null ? "" : reference);
    }

    /**
     * What it does to the counters.
     *
     * @param onHand what is on hand now, which a count is compared with
     * @param announced whether a transfer in was announced to this node
     */
    List<StockChange> changes(Quantity onHand, boolean announced) {
        return switch (type) {
            case RECEIVE, RETURN -> guarded(Counters.ofOnHand(quantity));
            case SALE, WRITE_OFF -> guarded(Counters.ofOnHand(quantity.negate()));
            case ADJUST -> List.of(new StockChange(key, Counters.ofOnHand(quantity), cause(), StockChange.Force.FACT));
            case COUNT ->
                List.of(new StockChange(
                        key, Counters.ofOnHand(quantity.minus(onHand)), cause(), StockChange.Force.COUNTED));
            case TRANSFER_OUT -> sent();
            case TRANSFER_IN ->
                guarded(
                        announced
                                ? Counters.ofOnHand(quantity).plus(Counters.ofIncoming(quantity.negate()))
                                : Counters.ofOnHand(quantity));
            case BLOCK -> guarded(Counters.ofBlocked(quantity));
            case UNBLOCK -> guarded(Counters.ofBlocked(quantity.negate()));
        };
    }

    private List<StockChange> sent() {
        List<StockChange> changes = new ArrayList<>(guarded(Counters.ofOnHand(quantity.negate())));
        if (to != null) {
            StockKey there = new StockKey(key.sku(), to);
            Cause announced = new Cause(Cause.Kind.ANNOUNCE, cause().reference(), reason, actor);
            changes.add(StockChange.guarded(there, Counters.ofIncoming(quantity), announced));
        }
        return changes;
    }

    private List<StockChange> guarded(Counters by) {
        return List.of(StockChange.guarded(key, by, cause()));
    }

    private Cause cause() {
        Cause.Reference.Type belongsTo =
                type.isTransfer() ? Cause.Reference.Type.TRANSFER : Cause.Reference.Type.DOCUMENT;
        return new Cause(
                type.cause(), reference == null ? null : new Cause.Reference(belongsTo, reference), reason, actor);
    }
}
