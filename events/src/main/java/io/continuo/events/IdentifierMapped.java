package io.continuo.events;

import java.time.Instant;

/**
 * From this version of the map on, the identifier belongs to the customer. Compacted topic {@link Topics#IDENTITIES},
 * key {@link #logKey()}.
 *
 * <p>A tombstone takes the record out of the log and says nothing else: who must forget a person hears it from
 * {@link PrivacyRequested}.
 *
 * @param identifier also {@link IdentifierType#CUSTOMER_ID}: a merged id maps to its survivor
 * @param customerId who it is now
 * @param version of the whole map: grows with every change, so a lower one is older news and must be ignored
 * @param at when it changed
 */
public record IdentifierMapped(Identifier identifier, CustomerId customerId, long version, Instant at) {

    /** Its key, and that of the tombstone that takes it out. */
    public String logKey() {
        return LogKeys.subject(identifier);
    }
}
