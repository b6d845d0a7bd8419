package io.continuo.journey.placement;

import io.continuo.events.CustomerId;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The customer an identifier belongs to, and those it belonged to before.
 *
 * <p>The former owners are kept because state and messages are not written in one transaction: after a crash the move
 * is told again, to all of them.
 *
 * @param version of the map that said so
 * @param at when the map said so
 * @param former latest first, without the present one, at most {@value #MAX_FORMER}: more moves than that within one
 *     commit interval do not happen
 */
public record Owner(CustomerId customer, long version, Instant at, List<CustomerId> former) {

    static final int MAX_FORMER = 8;

    public Owner {
        former = List.copyOf(former);
    }

    static Owner first(CustomerId customer, long version, Instant at) {
        return new Owner(customer, version, at, List.of());
    }

    Owner movedTo(CustomerId next, long nextVersion, Instant since) {
        List<CustomerId> left = Stream.concat(Stream.of(customer), former.stream())
                .distinct()
                .filter(other -> !other.equals(next))
                .limit(MAX_FORMER)
                .toList();
        return new Owner(next, nextVersion, since, left);
    }
}
