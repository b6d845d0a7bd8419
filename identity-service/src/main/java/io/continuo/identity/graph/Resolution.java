package io.continuo.identity.graph;

import io.continuo.events.CustomerId;
import io.continuo.events.Identifier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who a sighting is about. */
public sealed interface Resolution {

    /** Identifiers that name nobody and were left out. */
    List<Identifier> ignored();

    /**
     * It is this customer.
     *
     * @param base where what is known from this sighting belongs, whatever is merged or undone later
     * @param matchedBy the strongest identifier that was known before; null when none was
     */
    record Resolved(
            CustomerId customer,
            CustomerId base,
            boolean created,
            @Nullable Identifier matchedBy,
            List<Conflict> conflicts,
            List<Identifier> ignored)
            implements Resolution {

        Resolved withCustomer(CustomerId current) {
            return new Resolved(current, base, created, matchedBy, conflicts, ignored);
        }
    }

    /** Nobody has any of the identifiers, and nobody was to be created. */
    record Unknown(List<Identifier> ignored) implements Resolution {}

    /** It happened before the person was erased: nothing of it is kept. */
    record Forgotten(List<Identifier> ignored) implements Resolution {}

    /** No identifier is left that could name somebody. */
    record NothingUsable(List<Identifier> ignored) implements Resolution {}
}
