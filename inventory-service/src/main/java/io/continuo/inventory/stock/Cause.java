package io.continuo.inventory.stock;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why counters changed, as the ledger keeps it.
 *
 * @param reference id of the document, reservation, order or transfer it belongs to
 * @param reason the caller's words
 * @param actor the client that asked, or this service itself
 */
public record Cause(
        Kind kind, @Nullable Reference reference, @Nullable String reason, String actor) {

    /** The actor of what the service does by itself. */
    public static final String SERVICE = "inventory-service";

    /** What happened. */
    public enum Kind {
        RECEIVE,
        ADJUST,
        COUNT,
        TRANSFER_OUT,
        TRANSFER_IN,
        ANNOUNCE,
        SALE,
        RETURN,
        WRITE_OFF,
        BLOCK,
        UNBLOCK,
        /** The pre- or back-order limit changed; the counters did not. */
        LIMIT,
        RESERVE,
        RELEASE,
        EXPIRE,
        ORDER_PLACED,
        FULFIL,
        CANCEL,
        REJECT,
        /** Announced goods that will not come. */
        WITHDRAW,
        /** A counter brought back to what its documents say. */
        RECONCILE;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What the change belongs to. */
    public record Reference(Type type, String id) {

        /** What a reference points at. */
        public enum Type {
            DOCUMENT,
            TRANSFER,
            RESERVATION,
            ORDER;

            public String wireName() {
                return name().toLowerCase(Locale.ROOT);
            }
        }
    }

    public static Cause of(Kind kind, Reference.Type type, String id, @Nullable String reason, String actor) {
        return new Cause(kind, new Reference(type, id), reason, actor);
    }
}
