package io.continuo.interaction.cases;

import io.continuo.events.CaseChanged.Change;
import io.continuo.events.CaseChanged.Direction;
import io.continuo.events.CaseChanged.Origin;
import io.continuo.events.Channel;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the history of a case tells. */
record History(List<CaseEntry> entries) {

    /** What happens by itself, or takes something back. */
    private static final Set<Change> NOBODYS_WORK =
            EnumSet.of(Change.REOPENED, Change.ESCALATED, Change.UNLINKED, Change.SLA_WARNING, Change.SLA_BREACHED);

    List<Channel> channels() {
        return entries.stream()
                .map(entry -> entry.contact().channel())
                .distinct()
                .toList();
    }

    Optional<String> assignee() {
        return entries.reversed().stream()
                .flatMap(entry -> entry.detail() instanceof Detail.HandedTo(String to) ? Stream.of(to) : Stream.empty())
                .findFirst();
    }

    boolean holds(String touchpointId) {
        return entries.reversed().stream()
                .filter(entry -> entry.isLinkTo(touchpointId))
                .findFirst()
                .filter(entry -> entry.change() == Change.MESSAGE)
                .isPresent();
    }

    /** Whether the company has not answered what the customer said last. */
    boolean endsWithTheCustomer() {
        return lastWordBefore(entries.size() + 1L)
                .filter(entry -> entry.direction() != Direction.OUT)
                .isPresent();
    }

    Optional<CaseEntry> lastWordBefore(long sequence) {
        return entries.subList(0, (int) sequence - 1).reversed().stream()
                .filter(CaseEntry::isWord)
                .findFirst();
    }

    /** Somebody who keeps coming is dissatisfied once, however often. */
    boolean knows(Cause cause) {
        return entries.stream()
                .map(CaseEntry::detail)
                .anyMatch(detail -> detail instanceof Detail.Caused(Origin origin, String by)
                        && (by.equals(cause.touchpointId())
                                || origin == Origin.REPEATED_CONTACT && origin == cause.origin()));
    }

    /**
     * The resolution that holds again without this contact: the case is open for it alone, and nobody has said or done
     * anything in it since.
     */
    Optional<CaseEntry> resolutionUndoneBy(String touchpointId) {
        int resolved = last(Change.RESOLVED);
        boolean alone = resolved >= 0
                && entries.subList(resolved + 1, entries.size()).stream()
                        .allMatch(entry -> entry.isLinkTo(touchpointId)
                                || NOBODYS_WORK.contains(entry.change()) && !isOfAnother(touchpointId, entry));
        return alone ? Optional.of(entries.get(resolved)) : Optional.empty();
    }

    /** Dissatisfaction that something else showed. */
    private static boolean isOfAnother(String touchpointId, CaseEntry entry) {
        return entry.detail() instanceof Detail.Caused(Origin origin, String by) && !by.equals(touchpointId);
    }

    private int last(Change change) {
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (entries.get(i).change() == change) {
                return i;
            }
        }
        return -1;
    }
}
