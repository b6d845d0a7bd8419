package io.continuo.inventory.live;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Transactions of this instance whose rows it knows already, so that reading them as news can be spared. */
final class OwnTransactions {

    /** More are read as those of others are; nobody commits as many between two looks. */
    static final int MOST = 1_000;

    private final Set<String> known = ConcurrentHashMap.newKeySet();

    /** To be said once everything the transaction committed is known here. */
    void add(long transaction) {
        if (known.size() < MOST) {
            known.add(Long.toString(transaction));
        }
    }

    /** What need not be read. */
    String[] known() {
        return known.toArray(String[]::new);
    }

    /** A snapshot taken since has seen them, so they will not come up as news again. */
    void forget(String[] seen) {
        known.removeAll(Set.of(seen));
    }
}
