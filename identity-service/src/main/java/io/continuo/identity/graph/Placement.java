package io.continuo.identity.graph;

import io.continuo.events.CustomerId;
import io.continuo.events.Identifier;
import java.time.Instant;
import java.util.Set;

/**
 * Where an identifier belongs.
 *
 * @param base the base customer, which a merge does not change
 * @param seenAt the latest time it was seen with this customer
 * @param seenIn the touchpoint of that time, empty where it was none
 * @param hosts customers that laid claim to it, once there was more than one; only weak identifiers have them
 * @param shared it carries touchpoints and links nothing
 */
record Placement(
        Identifier identifier, CustomerId base, Instant seenAt, String seenIn, Set<CustomerId> hosts, boolean shared) {

    Placement {
        hosts = Set.copyOf(hosts);
    }

    static Placement of(Identifier identifier, CustomerId base, Evidence evidence, boolean shared) {
        return new Placement(identifier, base, evidence.occurredAt(), evidence.tieBreak(), Set.of(), shared);
    }

    /** Of two sightings at one place the later one. */
    static Placement latest(Placement one, Placement other) {
        int byTime = one.seenAt.compareTo(other.seenAt);
        boolean first = byTime > 0 || (byTime == 0 && one.seenIn.compareTo(other.seenIn) >= 0);
        return first ? one : other;
    }

    boolean isOlderThan(Evidence evidence) {
        int byTime = seenAt.compareTo(evidence.occurredAt());
        return byTime < 0 || (byTime == 0 && seenIn.compareTo(evidence.tieBreak()) < 0);
    }

    Placement seen(Evidence evidence) {
        return new Placement(identifier, base, evidence.occurredAt(), evidence.tieBreak(), hosts, shared);
    }

    Placement claimedBy(Set<CustomerId> customers) {
        return new Placement(identifier, base, seenAt, seenIn, customers, shared);
    }

    Placement movedTo(CustomerId other, Evidence evidence) {
        return new Placement(identifier, other, evidence.occurredAt(), evidence.tieBreak(), hosts, shared);
    }

    Placement sharedAt(CustomerId own) {
        return new Placement(identifier, own, seenAt, seenIn, hosts, true);
    }
}
