package io.continuo.events.contact;

import io.continuo.events.ConsentState;
import io.continuo.events.CustomerId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Everything a customer decided, and what follows from it.
 *
 * <p>Deny wins. For one base customer a denial stands until a later grant of the same or a narrower scope lifts it; a
 * wider grant does not, as "newsletters: yes" may well go with "but none on my phone". Between base customers that were
 * merged nothing lifts anything: a newer grant of one leaves an older denial of the other standing.
 */
public final class ConsentHistory {

    private final Map<CustomerId, List<ConsentDecision>> byBase;

    /** @param decisions in the order they were taken */
    public ConsentHistory(List<ConsentDecision> decisions) {
        byBase = decisions.stream()
                .collect(Collectors.groupingBy(ConsentDecision::base, TreeMap::new, Collectors.toList()));
    }

    public boolean isEmpty() {
        return byBase.isEmpty();
    }

    /** The decision that settles whether there may be contact; empty where none speaks of it. */
    public Optional<ConsentDecision> decisionOn(Scope contact) {
        List<ConsentDecision> standing = byBase.values().stream()
                .flatMap(decisions -> onOneBase(decisions, contact).stream())
                .toList();
        return strongest(standing);
    }

    /** For each scope that was decided about, the decision that holds for exactly that scope. */
    public List<ConsentDecision> perScope() {
        Map<Scope, List<ConsentDecision>> last = new TreeMap<>();
        for (ConsentDecision decision : standing()) {
            last.computeIfAbsent(decision.scope(), none -> new ArrayList<>()).add(decision);
        }
        return last.values().stream()
                .map(decisions -> strongest(decisions).orElseThrow())
                .toList();
    }

    /** The last decision of each base customer about each scope, in the order taken: a history that answers alike. */
    public List<ConsentDecision> standing() {
        return byBase.values().stream()
                .flatMap(decisions -> lastPerScope(decisions).stream())
                .sorted(Comparator.comparing(ConsentDecision::at))
                .toList();
    }

    private static Collection<ConsentDecision> lastPerScope(List<ConsentDecision> decisions) {
        Map<Scope, ConsentDecision> last = new LinkedHashMap<>();
        for (ConsentDecision decision : decisions) {
            last.remove(decision.scope());
            last.put(decision.scope(), decision);
        }
        return last.values();
    }

    private static Optional<ConsentDecision> onOneBase(List<ConsentDecision> decisions, Scope contact) {
        List<ConsentDecision> standing = new ArrayList<>();
        for (ConsentDecision decision : decisions) {
            if (!decision.scope().includes(contact)) {
                continue;
            }
            if (decision.state() == ConsentState.GRANTED) {
                standing.removeIf(before -> before.isDenied() && before.scope().includes(decision.scope()));
            }
            standing.add(decision);
        }
        return strongest(standing);
    }

    /** The latest denial, else the latest grant. */
    private static Optional<ConsentDecision> strongest(Collection<ConsentDecision> decisions) {
        return decisions.stream()
                .max(Comparator.comparing(ConsentDecision::isDenied).thenComparing(ConsentDecision::at));
    }
}
