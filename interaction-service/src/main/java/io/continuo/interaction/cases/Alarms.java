package io.continuo.interaction.cases;

import io.continuo.events.CaseChanged.Change;
import io.continuo.events.CaseChanged.SlaClock;
import io.continuo.interaction.sla.Deadline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was told of broken promises and of those near their end: each once, and a warning only before the breach. The
 * history is the memory, so a promise made anew is warned of anew.
 */
final class Alarms {

    /** Whom the history names as the one who noticed. */
    static final String BY = "sla";

    private Alarms() {}

    /** The entries that are to be added now. */
    static List<CaseEntry> due(Case watched, Instant now) {
        Contact contact = new Contact(watched.history().getLast().contact().channel(), BY, now);
        List<CaseEntry> entries = new ArrayList<>();
        for (Map.Entry<SlaClock, Deadline> running : watched.clock().running().entrySet()) {
            SlaClock clock = running.getKey();
            Deadline deadline = running.getValue();
            long sequence = watched.history().size() + entries.size() + 1L;
            if (deadline.passed(now)) {
                if (!told(watched, Change.SLA_BREACHED, clock, deadline)) {
                    entries.add(CaseEntry.breached(sequence, contact, clock, deadline.dueAt()));
                }
            } else if (deadline.near(now) && !told(watched, Change.SLA_WARNING, clock, deadline)) {
                entries.add(CaseEntry.warned(sequence, contact, clock, deadline.dueAt()));
            }
        }
        return entries;
    }

    /** When there is something to tell next; empty when everything is told. */
    static Optional<Instant> next(Case watched) {
        return watched.clock().running().entrySet().stream()
                .flatMap(running -> next(watched, running.getKey(), running.getValue()).stream())
                .min(Comparator.naturalOrder());
    }

    private static Optional<Instant> next(Case watched, SlaClock clock, Deadline deadline) {
        if (told(watched, Change.SLA_BREACHED, clock, deadline)) {
            return Optional.empty();
        }
        boolean warned = told(watched, Change.SLA_WARNING, clock, deadline);
        return Optional.of(warned ? deadline.dueAt() : deadline.warnAt());
    }

    private static boolean told(Case watched, Change change, SlaClock clock, Deadline deadline) {
        Detail.Owed owed = new Detail.Owed(clock, deadline.dueAt());
        return watched.history().stream().anyMatch(entry -> entry.change() == change && owed.equals(entry.detail()));
    }
}
