package io.continuo.identity.graph;

import io.continuo.events.CustomerId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells the sightings that change nothing from those that have to be decided under lock. */
final class Triage {

    private final List<Sighting> sightings;
    private final List<@Nullable Resolution> resolutions;

    private Triage(List<Sighting> sightings, List<@Nullable Resolution> resolutions) {
        this.sightings = sightings;
        this.resolutions = resolutions;
    }

    static Triage of(LinkRules rules, Ids ids, Found found, List<Sighting> sightings) {
        List<@Nullable Resolution> resolutions = new ArrayList<>();
        Set<CustomerId> changing = new HashSet<>();
        for (Sighting sighting : sightings) {
            Neighbourhood alone = found.alone(sighting.identifiers(), ids::next);
            Resolution resolution = SightingLinker.link(rules, alone, sighting);
            boolean settled = alone.changes().isEmpty();
            resolutions.add(settled ? resolution : null);
            if (!settled) {
                changing.addAll(found.customersOf(sighting.identifiers()));
            }
        }
        reopen(sightings, resolutions, found, changing);
        return new Triage(sightings, resolutions);
    }

    /** What seems settled may not be once its customer is changed by another sighting of the same batch. */
    private static void reopen(
            List<Sighting> sightings, List<@Nullable Resolution> resolutions, Found found, Set<CustomerId> changing) {
        for (int i = 0; i < sightings.size(); i++) {
            Set<CustomerId> customers = found.customersOf(sightings.get(i).identifiers());
            if (customers.stream().anyMatch(changing::contains)) {
                resolutions.set(i, null);
            }
        }
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
