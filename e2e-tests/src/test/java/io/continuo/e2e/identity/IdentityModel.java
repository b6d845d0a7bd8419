package io.continuo.e2e.identity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * What the service promises, said as simply as possible: an identifier belongs to the base customer it was first placed
 * with, a merge that stands is an edge between two base customers, a customer is a component, named by its oldest, and
 * who is erased is gone whole.
 */
final class IdentityModel {

    private record Edge(String one, String other) {}

    private final Map<String, String> placed = new HashMap<>();
    private final TreeSet<String> bases = new TreeSet<>();
    private final Map<String, Edge> standing = new HashMap<>();

    private final TreeSet<String> erasedBases = new TreeSet<>();
    private final TreeSet<String> erasedMerges = new TreeSet<>();
    private final TreeSet<String> everPlaced = new TreeSet<>();

    boolean knows(String identifier) {
        return placed.containsKey(identifier);
    }

    TreeSet<String> identifiers() {
        return new TreeSet<>(placed.keySet());
    }

    List<String> merges() {
        return standing.keySet().stream().sorted().toList();
    }

    void founded(String base) {
        bases.add(base);
    }

    void place(String identifier, String base) {
        placed.put(identifier, base);
        everPlaced.add(identifier);
    }

    String baseOf(String identifier) {
        return Objects.requireNonNull(placed.get(identifier), "not placed");
    }

    void merge(String id, String oneBase, String otherBase) {
        standing.put(id, new Edge(oneBase, otherBase));
    }

    void undo(String id) {
        standing.remove(id);
    }

    /** Everything the customer of the identifier consists of. */
    void erase(String identifier) {
        String customer = customerOf(identifier);
        List<String> gone = current().entrySet().stream()
                .filter(base -> base.getValue().equals(customer))
                .map(Map.Entry::getKey)
                .toList();
        bases.removeAll(gone);
        erasedBases.addAll(gone);
        placed.values().removeAll(gone);
        List<String> merges = standing.entrySet().stream()
                .filter(merge -> gone.contains(merge.getValue().one()))
                .map(Map.Entry::getKey)
                .toList();
        merges.forEach(standing::remove);
        erasedMerges.addAll(merges);
    }

    TreeSet<String> erasedBases() {
        return erasedBases;
    }

    TreeSet<String> erasedMerges() {
        return erasedMerges;
    }

    /** Identifiers that somebody had who was erased, and nobody has now. */
    TreeSet<String> forgotten() {
        TreeSet<String> forgotten = new TreeSet<>(everPlaced);
        forgotten.removeAll(placed.keySet());
        return forgotten;
    }

    boolean areOne(String one, String other) {
        return customerOf(one).equals(customerOf(other));
    }

    String customerOf(String identifier) {
        return components().oldestWith(baseOf(identifier));
    }

    /** Everybody, by identifier. */
    Map<String, String> customers() {
        Components components = components();
        Map<String, String> customers = new HashMap<>();
        placed.forEach((identifier, base) -> customers.put(identifier, components.oldestWith(base)));
        return customers;
    }

    /** Of base customers, too: their ids keep resolving. */
    Map<String, String> current() {
        Components components = components();
        Map<String, String> current = new HashMap<>();
        new ArrayList<>(bases).forEach(base -> current.put(base, components.oldestWith(base)));
        return current;
    }

    private Components components() {
        Components components = new Components(bases);
        standing.values().forEach(edge -> components.join(edge.one(), edge.other()));
        return components;
    }
}
