package io.continuo.journey.columns;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The columns of one partition while this process owns it. They are made from the source in the background: at first,
 * and again when a question asks for a property that has no column yet; until then the old ones answer.
 */
public final class Partition {

    private final Roster roster;
    private final Executor background;
    private final Function<Schema, Columns> empty;

    private @Nullable Columns current;
    private @Nullable Columns coming;
    private boolean scrubbing;
    private boolean closed;

    /** @param empty makes columns of a schema */
    Partition(Roster roster, Executor background, Function<Schema, Columns> empty) {
        this.roster = roster;
        this.background = background;
        this.empty = empty;
    }

    /**
     * A touchpoint that the source holds now and did not hold before.
     *
     * @param mark makes it fit a schema
     */
    public synchronized void add(String customer, Function<Schema, Mark> mark) {
        if (current != null) {
            current.add(customer, mark.apply(current.schema()));
        }
        if (coming != null) {
            coming.refresh(customer);
        }
    }

    /** What the source holds of this customer is no longer what it was. */
    public synchronized void refresh(String customer) {
        if (current != null) {
            current.refresh(customer);
        }
        if (coming != null) {
            coming.refresh(customer);
        }
    }

    /** Something was erased: soon a new block is written, which does not have it any more. */
    public synchronized void scrub() {
        Columns columns = current;
        if (columns != null && !scrubbing) {
            scrubbing = true;
            background.execute(() -> scrub(columns));
        }
    }

    private void scrub(Columns columns) {
        synchronized (this) {
            scrubbing = false;
            if (closed) {
                return;
            }
        }
        columns.seal();
    }

    /** The map named this version. */
    public synchronized void mapped(long version) {
        if (current != null) {
            current.mapped(version);
        }
        if (coming != null) {
            coming.mapped(version);
        }
    }

    /** What is known now; null while there are no columns yet, or none of one of the properties: they are on the way. */
    public @Nullable Snapshot snapshot(Set<String> properties) {
        Columns columns = columns(properties);
        return columns == null ? null : columns.snapshot();
    }

    private synchronized @Nullable Columns columns(Set<String> properties) {
        if (current != null && current.schema().properties().containsAll(properties)) {
            return current;
        }
        load(properties);
        return null;
    }

    /** Begins to make columns, unless some are on the way. */
    synchronized void load(Collection<String> properties) {
        if (coming != null || closed) {
            return;
        }
        Set<String> all = new LinkedHashSet<>();
        if (current != null) {
            all.addAll(current.schema().properties());
        }
        all.addAll(properties);
        Columns columns = empty.apply(new Schema(List.copyOf(all)));
        coming = columns;
        background.execute(() -> fill(columns));
    }

    private void fill(Columns columns) {
        try {
            roster.each((customer, version) -> {
                stopIfClosed();
                columns.mapped(version);
                columns.refresh(customer);
            });
            columns.seal();
            finish(columns);
        } catch (RuntimeException e) {
            abandon(columns, e);
        }
    }

    private synchronized void finish(Columns columns) {
        if (coming == columns) {
            current = columns;
            coming = null;
        }
    }

    /** A partition that moved away takes its source with it; anything else is worth knowing. */
    private synchronized void abandon(Columns columns, RuntimeException cause) {
        if (coming == columns) {
            coming = null;
        }
        if (!closed) {
            throw cause;
        }
    }

    private synchronized void stopIfClosed() {
        if (closed) {
            throw new CancellationException("the partition moved away");
        }
    }

    synchronized void close() {
        closed = true;
        current = null;
        coming = null;
    }

    /** How much is kept; empty while there are no columns. */
    synchronized Optional<Columns.Size> size() {
        return Optional.ofNullable(current).map(Columns::size);
    }
}
