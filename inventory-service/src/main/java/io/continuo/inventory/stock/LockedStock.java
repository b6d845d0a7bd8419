package io.continuo.inventory.stock;

import io.continuo.events.Quantity;
import io.continuo.inventory.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Rows a transaction holds the locks of, and what it has decided on them so far. Nothing is written before
 * {@link Stocks#save}, so any number of requests can be decided on one lock.
 */
public final class LockedStock {

    /** In the order they were locked in. */
    private final Map<StockKey, Stock> rows = new LinkedHashMap<>();

    private final Map<StockKey, Quantity> expired;
    private final Map<StockKey, Long> versionsBefore = new HashMap<>();
    private final Set<StockKey> forced = new HashSet<>();
    private final List<LedgerEntry> entries = new ArrayList<>();

    /** @param expired holds that ran out and still are in the reserved counters, by row */
    LockedStock(Collection<Stock> rows, Map<StockKey, Quantity> expired) {
        this.expired = new HashMap<>(expired);
        rows.forEach(row -> {
            this.rows.put(row.key(), row);
            versionsBefore.put(row.key(), row.version());
        });
    }

    public Optional<Stock> find(StockKey key) {
        return Optional.ofNullable(rows.get(key));
    }

    /** @throws IllegalStateException when the row was not locked */
    public Stock get(StockKey key) {
        return find(key).orElseThrow(() -> new IllegalStateException("not locked: " + key));
    }

    /** What of the row's reserved counter no longer counts. */
    public Quantity expiredAt(StockKey key) {
        return Objects.requireNonNullElse(expired.get(key), Quantity.ZERO);
    }

    /** One of the holds that ran out has been given back here: it is free now, and no longer to be counted as such. */
    public void noLongerExpired(StockKey key, Quantity quantity) {
        expired.merge(key, quantity.negate(), Quantity::plus);
    }

    public Collection<Stock> rows() {
        return List.copyOf(rows.values());
    }

    /** Decides on changes that belong together: all of them, or none. */
    public Outcome<List<LedgerEntry>> apply(List<StockChange> changes, Instant now) {
        Map<StockKey, Stock> next = new HashMap<>();
        List<LedgerEntry> made = new ArrayList<>();
        for (StockChange change : changes) {
            Stock current = next.getOrDefault(change.key(), get(change.key()));
            switch (current.apply(change, now)) {
                case Outcome.Accepted<Stock.Step>(Stock.Step step) -> {
                    next.put(change.key(), step.stock());
                    made.add(step.entry());
                }
                case Outcome.Refused<Stock.Step>(var reason) -> {
                    return Outcome.refused(reason);
                }
            }
        }
        rows.putAll(next);
        entries.addAll(made);
        changes.stream()
                .filter(change -> change.force() != StockChange.Force.GUARDED)
                .map(StockChange::key)
                .forEach(forced::add);
        return Outcome.accepted(made);
    }

    List<LedgerEntry> entries() {
        return List.copyOf(entries);
    }

    /** The rows that are not what they were, in locking order. */
    List<Stock> changed() {
        return rows.values().stream()
                .filter(row -> row.version() != versionBefore(row.key()))
                .toList();
    }

    long versionBefore(StockKey key) {
        return Objects.requireNonNull(versionsBefore.get(key));
    }

    boolean isForced(StockKey key) {
        return forced.contains(key);
    }
}
