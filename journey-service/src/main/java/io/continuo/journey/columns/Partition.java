package io.continuo.journey.columns;

import io.continuo.journey.stage.StageRules;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The columns of one partition while this process owns it. They are made from the source in the background: at first,
 * and again when a question asks for a property that has no column yet; until then the old ones answer. Beside those of the
 * beginning {@value #MOST_ASKED} properties have a column: then the one that nobody has asked for longest loses its own.
 */
public final class Partition {

    /** Properties that have a column because a question asked for them. */
    static final int MOST_ASKED = 40;

    private final Set<String> always;
    private final Roster roster;
    private final Executor background;
    private final Function<List<String>, Columns> empty;
    private final Consumer<Partition> made;

    private @Nullable Columns current;
    private @Nullable Columns coming;
    /** What was asked for, the longest unasked first. */
    private final LinkedHashSet<String> asked = new LinkedHashSet<>();

    private boolean scrubbing;
    /** Something was erased while new columns were made, which may have seen it. */
    private boolean scrubComing;

    private boolean closed;

    /**
     * A partition without columns.
     *
     * @param always properties that have a column whether they are asked for or not
     * @param empty makes columns for these properties
     * @param made is told when there are new columns
     */
    Partition(
            Set<String> always,
            Roster roster,
            Executor background,
            Function<List<String>, Columns> empty,
            Consumer<Partition> made) {
        this.always = always;
        this.roster = roster;
        this.background = background;
        this.empty = empty;
        this.made = made;
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
        scrubComing = coming != null;
        Columns columns = current;
        if (columns != null && !scrubbing) {
            scrubbing = true;
            background.execute(() -> scrub(columns));
        }
    }

    private void scrub(Columns columns) {
        // Nobody may make a mark with the old numbers meanwhile.
        synchronized (this) {
            scrubbing = false;
            if (!closed && columns == current) {
                columns.scrub();
            }
        }
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

    private @Nullable Columns columns(Set<String> properties) {
        synchronized (this) {
            properties.stream().filter(property -> !always.contains(property)).forEach(asked::addLast);
            while (asked.size() > MOST_ASKED) {
                asked.removeFirst();
            }
            if (current != null && current.schema().properties().containsAll(properties)) {
                return current;
            }
        }
        load();
        return null;
    }

    /** Begins to make columns, unless some are on the way. */
    void load() {
        Columns columns = begin();
        if (columns != null) {
            // Without the lock: whoever makes them tells all partitions, and may be this thread.
            background.execute(() -> fill(columns));
        }
    }

    private synchronized @Nullable Columns begin() {
        if (coming != null || closed) {
            return null;
        }
        Set<String> all = new LinkedHashSet<>(always);
        all.addAll(asked);
        Columns columns = empty.apply(List.copyOf(all));
        coming = columns;
        return columns;
    }

    /** Whether what is known of the touchpoints here, or will be next, is enough for these rules. */
    synchronized boolean canBe(StageRules rules) {
        Columns columns = current == null ? coming : current;
        return columns == null || columns.schema().staging().canBe(rules);
    }

    /** Begins to make columns that know enough for these rules, unless they do. */
    void prepare(StageRules rules) {
        if (!canBe(rules)) {
            load();
        }
    }

    /** From now on the stages are those of these rules, if what is known is enough for them. */
    synchronized void restage(StageRules rules) {
        restage(current, rules);
        restage(coming, rules);
    }

    private static void restage(@Nullable Columns columns, StageRules rules) {
        if (columns != null && columns.schema().staging().canBe(rules)) {
            columns.restage(rules);
        }
    }

    private void fill(Columns columns) {
        try {
            columns.load((schema, visitor) -> roster.each(schema, (run, version) -> {
                stopIfClosed();
                visitor.accept(run, version);
            }));
            finish(columns);
            made.accept(this);
        } catch (RuntimeException e) {
            abandon(columns, e);
        }
    }

    private synchronized void finish(Columns columns) {
        if (coming == columns) {
            current = columns;
            coming = null;
            if (scrubComing) {
                scrub();
            }
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
