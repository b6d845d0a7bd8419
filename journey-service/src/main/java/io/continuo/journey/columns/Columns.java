package io.continuo.journey.columns;

import io.continuo.journey.stage.StageRules;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One partition's touchpoints: an immutable block, and in front of it what changed since.
 *
 * <p>A touchpoint that is new is added. Whatever is not that simple (an identifier left, a touchpoint may be known
 * already, two happened in the same millisecond) makes the customer <em>stale</em>: the source is asked for all of
 * theirs, before the next look. So what is seen never depends on the order of arrival. One thread writes, any may look.
 */
public final class Columns {

    private static final int MAX_STALE = 1_000;

    private volatile Schema schema;
    private final Storage storage;
    private final Source source;
    private final int maxChanged;

    private final Map<String, Change> changes = new HashMap<>();
    private final Set<String> stale = ConcurrentHashMap.newKeySet();
    private final Chunk scratch;
    private @Nullable Block block;
    private Directory directory = new Directory(null);
    private @Nullable Snapshot latest;
    private int changed;
    private long mapVersion;
    /** While everything is read: who is stale is read again behind it. */
    private volatile boolean loading;

    /** @param maxChanged touchpoints in front of the block, at which a new block is written */
    public Columns(Schema schema, Storage storage, Source source, int maxChanged) {
        this.schema = schema;
        this.storage = storage;
        this.source = source;
        this.maxChanged = maxChanged;
        this.scratch = new Chunk(schema.properties().size());
    }

    public Schema schema() {
        return schema;
    }

    /** From now on the stages are those of these rules, for which what is known of the touchpoints must be enough. */
    synchronized void restage(StageRules rules) {
        schema = schema.under(rules);
        latest = null;
    }

    /** The map named this version. */
    public synchronized void mapped(long version) {
        if (version > mapVersion) {
            mapVersion = version;
            latest = null;
        }
    }

    /** A touchpoint that the source holds now and did not hold before. */
    public synchronized void add(String customer, Mark mark) {
        if (stale.contains(customer)) {
            return;
        }
        latest = null;
        Change known = changes.get(customer);
        int place = known == null ? directory.find(customer) : known.place();
        if (conflicts(known, place, mark)) {
            refresh(customer);
            return;
        }
        int columns = schema.properties().size();
        Run run = known == null ? Run.empty(customer, columns) : known.run();
        changes.put(customer, new Change(place, known != null && known.whole(), run.with(mark)));
        count(1);
    }

    private boolean conflicts(@Nullable Change known, int place, Mark mark) {
        if (known != null && (known.run().holds(mark.id()) || known.run().holdsTime(mark.time()))) {
            return true;
        }
        if (block == null || place == Directory.NOWHERE || (known != null && known.whole())) {
            return false;
        }
        block.read(place, place + 1, Snapshot.NO_COLUMNS, scratch);
        block.readIds(place, place + 1, scratch);
        int size = block.start(place + 1) - block.start(place);
        for (int i = 0; i < size; i++) {
            if (scratch.ids[i] == mark.id() || scratch.times[i] == mark.time()) {
                return true;
            }
        }
        return false;
    }

    /**
     * Takes in everything that the source holds. What changes meanwhile is to be told by {@link #refresh}, and is read again
     * behind it.
     */
    void load(Roster roster) {
        Schema read;
        synchronized (this) {
            loading = true;
            read = schema;
        }
        Loading all = new Loading(read, storage, maxChanged);
        roster.each(read, (run, version) -> {
            mapped(version);
            all.add(run);
        });
        Block loaded = all.finish();
        synchronized (this) {
            // Other rules may hold since; then they know only the shapes there were.
            schema = schema == read ? read : read.under(schema.staging().rules());
            block = loaded;
            directory = new Directory(loaded);
            loading = false;
            latest = null;
        }
    }

    /** What the source holds of this customer is no longer what it was. Waits for nobody, unless there are very many. */
    public void refresh(String customer) {
        stale.add(customer);
        if (!loading && stale.size() >= MAX_STALE) {
            settle();
        }
    }

    /** These are all of the customer's touchpoints now. */
    public synchronized void replace(Run run) {
        latest = null;
        Change known = changes.get(run.customer());
        int place = known == null ? directory.find(run.customer()) : known.place();
        changes.put(run.customer(), new Change(place, true, run));
        count(run.size() + 1);
    }

    /** What is known now. */
    public synchronized Snapshot snapshot() {
        settle();
        if (latest == null) {
            latest = new Snapshot(schema, block, List.copyOf(changes.values()), mapVersion);
        }
        return latest;
    }

    /** Writes everything into a new block, with new dictionaries: nothing is left of what was taken out before. */
    synchronized void scrub() {
        settle();
        Recoding recoding = new Recoding(schema, storage);
        Snapshot now = new Snapshot(schema, block, List.copyOf(changes.values()), mapVersion);
        replaced(Compaction.of(now, storage, (chunk, from, to, customer) -> recoding.recode(chunk, from, to)));
        schema = recoding.fresh();
    }

    /** Writes everything into a new block. */
    public synchronized void seal() {
        settle();
        write();
    }

    private void write() {
        if (changes.isEmpty()) {
            return;
        }
        replaced(Compaction.of(new Snapshot(schema, block, List.copyOf(changes.values()), mapVersion), storage));
    }

    private void replaced(@Nullable Block written) {
        block = written;
        directory = new Directory(written);
        changes.clear();
        changed = 0;
        latest = null;
    }

    /** Bytes of the block and of texts, and touchpoints in the block and in front of it. */
    public synchronized Size size() {
        long texts = schema.textBytes();
        return block == null
                ? new Size(0, texts, 0, changed)
                : new Size(block.bytes(), texts, block.touches(), changed);
    }

    /** How much is kept. */
    public record Size(long blockBytes, long textBytes, int inBlock, int inFront) {}

    /** Each is taken out before it is read: who becomes stale meanwhile is read again. */
    private synchronized void settle() {
        for (String customer : List.copyOf(stale)) {
            stale.remove(customer);
            replace(read(customer));
        }
    }

    private Run read(String customer) {
        try {
            return source.read(customer, schema);
        } catch (RuntimeException e) {
            stale.add(customer);
            throw e;
        }
    }

    private void count(int touches) {
        changed += touches;
        if (changed >= maxChanged) {
            write();
        }
    }
}
