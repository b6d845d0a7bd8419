package io.continuo.inventory;

import io.continuo.events.Quantity;
import io.continuo.inventory.catalog.ChannelId;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.catalog.Sku;
import io.continuo.inventory.sourcing.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a request was not done, where its caller can do something about it. */
public sealed interface Rejected {

    /** Names what does not exist. The list is not empty. */
    record Unknown(Kind kind, List<Named> named) implements Rejected {

        public Unknown {
            named = List.copyOf(named);
        }

        public static Unknown one(Kind kind, String pointer, Object value) {
            return new Unknown(kind, List.of(new Named(pointer, value.toString())));
        }
    }

    /** What a request can name. */
    enum Kind {
        SKU,
        NODE,
        CHANNEL,
        SAFETY_RULE,
        BACKORDER,
        RESERVATION,
        PROMISE,
        LISTING,
        COUNT,
        SUPPLY,
        TRANSFER,
        FINDING
    }

    /** @param pointer where the request names it, as in a problem's errors */
    record Named(String pointer, String value) {}

    /** There is less than asked for. The list is not empty and names everything that is short. */
    record Insufficient(List<Short> lines) implements Rejected {

        public Insufficient {
            lines = List.copyOf(lines);
        }
    }

    /**
     * One thing there is too little of.
     *
     * @param line the request's line; null where the request has none
     * @param node null where any node of the channel would do
     * @param reason why nodes that have it do not give it; null where none has it
     */
    record Short(
            @Nullable String line,
            Sku sku,
            @Nullable NodeId node,
            Quantity requested,
            Quantity available,
            @Nullable Reason reason) {}

    /**
     * There is enough, but only in more or smaller packages than the rules about splitting allow.
     *
     * @param packages it would take by the strategy alone
     */
    record SplitTooFar(long packages) implements Rejected {}

    /** The node a line insists on is not one the channel sells from. */
    record NotInChannel(String pointer, NodeId node, ChannelId channel) implements Rejected {}

    /** More is to be unblocked than is blocked. */
    record NotBlocked(Quantity blocked) implements Rejected {}

    /** More arrives of a transfer than is on its way to this node. */
    record NotInTransit(String reference, Quantity inTransit) implements Rejected {}

    /** What was sent under the reference before is still on its way to another place. */
    record ElsewhereBound(String reference) implements Rejected {}

    /** A counter would leave the range a quantity can express. */
    record OutOfRange() implements Rejected {}

    /**
     * The reservation is not held any more.
     *
     * @param state released, expired or confirmed
     * @param promiseId what it became; null unless confirmed
     */
    record NotHeld(String state, @Nullable String promiseId) implements Rejected {}

    /**
     * The promise has less left for this than asked for.
     *
     * @param line null where the promise as a whole has nothing left
     * @param left what there is at most
     */
    record NothingLeft(@Nullable String line, Quantity left) implements Rejected {}

    /**
     * A document that takes no more changes.
     *
     * @param state as the document's own answers name it
     */
    record Closed(String document, String state) implements Rejected {}

    /** A finding no booking can mend: the rows themselves were changed, or it is not there any more. */
    record NotRepairable(String why) implements Rejected {}

    /** The item cannot be a kit, or not of this. */
    record NoKit(String pointer, String why) implements Rejected {}

    /** A kit lies on no shelf: its components do. */
    record KitHasNoStock(String pointer) implements Rejected {}

    /** There are as many rules as there may be. */
    record TooManyRules(int most) implements Rejected {}

    /** The caller's {@code If-Match} names another version. */
    record Outdated() implements Rejected {}
}
