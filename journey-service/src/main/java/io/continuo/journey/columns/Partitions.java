package io.continuo.journey.columns;

import io.continuo.journey.stage.StageRules;
import io.continuo.journey.stage.Staging;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The partitions that this process owns, out of all there are. */
public final class Partitions {

    /** Properties that a question may look at: as many as may have a column because they are asked for. */
    public static final int MOST_ASKED = Partition.MOST_ASKED;

    private final Map<Integer, Partition> owned = new ConcurrentHashMap<>();
    private final ReadWriteLock staging = new ReentrantReadWriteLock();
    private final List<IntConsumer> listeners = new CopyOnWriteArrayList<>();
    private final Set<String> properties;
    private final Storage storage;
    private final int maxChanged;
    private final Executor background;
    private volatile int total;
    private volatile StageRules wanted = StageRules.defaults();
    private volatile StageRules inForce = wanted;

    /**
     * @param properties that have a column from the beginning
     * @param storage of blocks and texts
     * @param maxChanged touchpoints in front of a partition's block, at which a new one is written
     * @param background where columns are made
     */
    public Partitions(Set<String> properties, Storage storage, int maxChanged, Executor background) {
        this.properties = Set.copyOf(properties);
        this.storage = storage;
        this.maxChanged = maxChanged;
        this.background = background;
    }

    /** How many partitions there are, here and elsewhere. */
    public void total(int partitions) {
        total = partitions;
    }

    /** This process owns the partition from now on. */
    public Partition open(int number, Source source, Roster roster) {
        Partition partition = new Partition(
                properties,
                roster,
                background,
                columns -> new Columns(schema(columns), storage, source, maxChanged),
                this::made);
        owned.put(number, partition);
        partition.load();
        return partition;
    }

    private Schema schema(List<String> columns) {
        return new Schema(columns, Staging.of(inForce).knowingFor(wanted), storage);
    }

    /** The process no longer owns it. A partition of that number that was opened since stays. */
    public void close(int number, Partition partition) {
        owned.remove(number, partition);
        partition.close();
    }

    /**
     * Other rules hold. They are in force for all partitions here at once: immediately where what is known of touchpoints
     * is enough for them, else as soon as the columns have been made anew.
     */
    public void rules(StageRules rules) {
        wanted = rules;
        owned.values().forEach(partition -> partition.prepare(rules));
        adopt();
    }

    /** Is told the version of the rules whenever others are in force. */
    public void onRules(IntConsumer listener) {
        listeners.add(listener);
    }

    private void made(Partition partition) {
        partition.prepare(wanted);
        adopt();
    }

    private void adopt() {
        StageRules next = wanted;
        staging.writeLock().lock();
        try {
            if (owned.values().stream().allMatch(partition -> partition.canBe(next))) {
                inForce = next;
                owned.values().forEach(partition -> partition.restage(next));
                listeners.forEach(listener -> listener.accept(next.version()));
            }
        } finally {
            staging.writeLock().unlock();
        }
    }

    /** Whether this process owns one of these, so that its columns come soon where they are not there yet. */
    public boolean ownsAny(Collection<Integer> numbers) {
        return numbers.stream().anyMatch(owned::containsKey);
    }

    /** All there are, and what of them can be looked at here, now. */
    public Owned owned(Set<String> columns) {
        return owned(columns, IntStream.range(0, total).boxed().toList());
    }

    /** What of these can be looked at here, now. */
    public Owned owned(Set<String> columns, Collection<Integer> numbers) {
        staging.readLock().lock();
        try {
            return look(columns, numbers);
        } finally {
            staging.readLock().unlock();
        }
    }

    private Owned look(Set<String> columns, Collection<Integer> numbers) {
        SortedMap<Integer, Snapshot> here = new TreeMap<>();
        List<Integer> missing = new ArrayList<>();
        for (int number : numbers) {
            Partition partition = owned.get(number);
            Snapshot snapshot = partition == null ? null : look(partition, columns);
            if (snapshot == null) {
                missing.add(number);
            } else {
                here.put(number, snapshot);
            }
        }
        return new Owned(here, missing);
    }

    private static @Nullable Snapshot look(Partition partition, Set<String> wanted) {
        try {
            return partition.snapshot(wanted);
        } catch (Source.Gone e) {
            return null; // It moves away at this moment, and is missing like any other that is elsewhere.
        }
    }

    /**
     * What can be looked at.
     *
     * @param byNumber in the order of the partitions' numbers
     * @param missing numbers of the partitions that are elsewhere or not ready
     */
    public record Owned(SortedMap<Integer, Snapshot> byNumber, List<Integer> missing) {

        public Owned {
            byNumber = Collections.unmodifiableSortedMap(new TreeMap<>(byNumber));
            missing = List.copyOf(missing);
        }

        public List<Snapshot> here() {
            return List.copyOf(byNumber.values());
        }

        /** Of all that were asked for. */
        public List<Integer> numbers() {
            return Stream.concat(byNumber.keySet().stream(), missing.stream())
                    .sorted()
                    .toList();
        }
    }

    /** In blocks and in front of them. */
    public long touchpoints() {
        return sizes().mapToLong(size -> (long) size.inBlock() + size.inFront()).sum();
    }

    /** Of blocks. */
    public long bytes() {
        return sizes().mapToLong(Columns.Size::blockBytes).sum();
    }

    /** Of the texts of property columns. */
    public long textBytes() {
        return sizes().mapToLong(Columns.Size::textBytes).sum();
    }

    /** How many partitions have columns here. */
    public long ready() {
        return sizes().count();
    }

    private Stream<Columns.Size> sizes() {
        return owned.values().stream().map(Partition::size).flatMap(Optional::stream);
    }
}
