package io.continuo.identity.graph;

import io.continuo.events.CustomerId;
import io.continuo.events.Identifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a transaction did to its part of the graph: which rows to write, what to tell, and the trace of the cause. */
final class Changes {

    private final Map<CustomerId, @Nullable String> founded = new LinkedHashMap<>();
    private final Map<CustomerId, @Nullable String> moved = new LinkedHashMap<>();
    private final Map<Identifier, @Nullable String> placed = new LinkedHashMap<>();
    private final Map<Identifier, @Nullable String> repointed = new LinkedHashMap<>();
    private final Set<Identifier> seenAgain = new LinkedHashSet<>();
    private final Set<CustomerId> touched = new HashSet<>();
    private final List<LinkChange> links = new ArrayList<>();
    private final Map<Merged, @Nullable String> merges = new LinkedHashMap<>();
    private final List<Conflict> conflicts = new ArrayList<>();
    private @Nullable String trace;

    /** What follows has this cause. */
    void causedBy(@Nullable String traceparent) {
        trace = traceparent;
    }

    void founded(CustomerId base) {
        founded.put(base, trace);
    }

    /** The base customer belongs to another customer now. */
    void moved(CustomerId base) {
        touched.add(base);
        if (!founded.containsKey(base)) {
            moved.put(base, trace);
        }
    }

    /** Readers of this customer see something new. */
    void touch(CustomerId base) {
        touched.add(base);
    }

    void placed(Identifier identifier, CustomerId base) {
        placed.put(identifier, trace);
        touched.add(base);
    }

    void repointed(Identifier identifier, CustomerId from, CustomerId to) {
        touched.add(from);
        touched.add(to);
        if (!placed.containsKey(identifier)) {
            repointed.put(identifier, trace);
        }
    }

    void seenAgain(Identifier identifier) {
        if (!placed.containsKey(identifier)) {
            seenAgain.add(identifier);
        }
    }

    void link(LinkChange change) {
        links.add(change);
    }

    void merged(Merged merge) {
        merges.put(merge, trace);
    }

    void conflict(Conflict conflict) {
        conflicts.add(conflict);
    }

    boolean isEmpty() {
        return founded.isEmpty()
                && moved.isEmpty()
                && placed.isEmpty()
                && updated().isEmpty()
                && conflicts.isEmpty();
    }

    /** Whether all there is to write is that weak identifiers were seen again where they are. */
    boolean onlyConfirm() {
        return founded.isEmpty() && moved.isEmpty() && placed.isEmpty() && repointed.isEmpty() && conflicts.isEmpty();
    }

    /** Whether anybody who looks at customers or at the map sees a difference. */
    boolean areVisible() {
        return !touched.isEmpty();
    }

    /** New base customers. */
    Map<CustomerId, @Nullable String> founded() {
        return founded;
    }

    /** Base customers from before whose customer changed. */
    Map<CustomerId, @Nullable String> moved() {
        return moved;
    }

    /** New identifiers. */
    Map<Identifier, @Nullable String> placed() {
        return placed;
    }

    /** Identifiers from before that have another base customer now. */
    Map<Identifier, @Nullable String> repointed() {
        return repointed;
    }

    /** Identifiers from before whose row changed in any way. */
    Set<Identifier> updated() {
        Set<Identifier> updated = new LinkedHashSet<>(seenAgain);
        updated.addAll(repointed.keySet());
        return updated;
    }

    /** Identifiers from before that stay with their base customer and whose row changed. */
    Set<Identifier> confirmed() {
        Set<Identifier> confirmed = new LinkedHashSet<>(seenAgain);
        confirmed.removeAll(repointed.keySet());
        return confirmed;
    }

    /** Base customers of which something changed that their readers see. */
    Set<CustomerId> touched() {
        return touched;
    }

    List<LinkChange> links() {
        return links;
    }

    Map<Merged, @Nullable String> merges() {
        return merges;
    }

    List<Conflict> conflicts() {
        return conflicts;
    }
}
