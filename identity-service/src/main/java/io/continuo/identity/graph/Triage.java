package io.continuo.identity.graph;

import io.continuo.events.CustomerId;
import io.continuo.events.Identifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells apart the sightings that change nothing, those that only confirm where a weak identifier is, and those that have
 * to be decided under lock.
 */
final class Triage {

    private final List<Sighting> sightings;
    private final List<@Nullable Resolution> resolutions = new ArrayList<>();
    private final Map<Identifier, Placement> confirmed = new HashMap<>();

    private Triage(List<Sighting> sightings) {
        this.sightings = sightings;
    }

    static Triage of(LinkRules rules, Ids ids, Found found, List<Sighting> sightings) {
        Triage triage = new Triage(sightings);
        List<Neighbourhood> alone = new ArrayList<>();
        Set<CustomerId> changing = new HashSet<>();
        for (Sighting sighting : sightings) {
            Neighbourhood graph = found.alone(sighting.identifiers(), ids::next);
            triage.resolutions.add(SightingLinker.link(rules, graph, sighting));
            alone.add(graph);
            if (!graph.changes().onlyConfirm()) {
                changing.addAll(found.customersOf(sighting.identifiers()));
            }
        }
        triage.open(found, alone, changing);
        return triage;
    }

    /** What seems settled may not be once its customer is changed by another sighting of the same batch. */
    private void open(Found found, List<Neighbourhood> alone, Set<CustomerId> changing) {
        for (int i = 0; i < sightings.size(); i++) {
            Changes changes = alone.get(i).changes();
            if (!changes.onlyConfirm() || found.anyOf(changing, sightings.get(i).identifiers())) {
                resolutions.set(i, null);
            } else {
                confirm(alone.get(i), changes.confirmed());
            }
        }
    }

    private void confirm(Neighbourhood graph, Collection<Identifier> identifiers) {
        identifiers.forEach(
                identifier -> confirmed.merge(identifier, graph.find(identifier).orElseThrow(), Placement::latest));
    }

    /** Where weak identifiers were seen again, each with the latest time. */
    Collection<Placement> confirmed() {
        return confirmed.values();
    }

    /** Whether nothing is to decide and at most one row to write: who locks one row waits in no circle. */
    boolean isOneRow() {
        return confirmed.size() <= 1 && open().isEmpty();
    }

    /** Those to decide, in their order. */
    List<Sighting> open() {
        List<Sighting> open = new ArrayList<>();
        for (int i = 0; i < sightings.size(); i++) {
            if (resolutions.get(i) == null) {
                open.add(sightings.get(i));
            }
        }
        return open;
    }

    /** The answers, none of which is open. */
    List<Resolution> settled() {
        return resolutions.stream().map(Objects::requireNonNull).toList();
    }

    /** The answers, with those to the open ones put in their places. */
    List<Resolution> settle(List<Resolution> decided) {
        Iterator<Resolution> next = decided.iterator();
        return resolutions.stream()
                .map(resolution -> resolution == null ? next.next() : resolution)
                .toList();
    }
}
