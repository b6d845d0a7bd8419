package io.continuo.inventory.listing;

import io.continuo.inventory.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Notices that a node, a channel or a safety rule was changed, whoever did it. */
@Singleton
class Network {

    /** The transaction that changed any of them last. */
    private static final String NOW = "SELECT xid::text AS now FROM layout_change";

    private final Transactions transactions;
    private volatile String last = "";

    Network(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Since this was last asked; true at first. */
    Uni<Boolean> hasChanged() {
        return transactions
                .read(client -> client.query(NOW).execute())
                .map(rows -> rows.iterator().next().getString("now"))
                .map(now -> {
                    boolean changed = !now.equals(last);
                    last = now;
                    return changed;
                });
    }
}
