package io.continuo.journey.placement;

import io.continuo.events.CustomerId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Step one: binds touchpoints to identifiers and tells customers' journeys what is theirs.
 *
 * <p>Written for delivery at least once, with state that may be ahead of the messages after a crash: whatever arrives
 * again is told again from the state, and the receivers let the highest version win. The work is proportional to what
 * moved.
 */
final class Placing {

    /** Much longer than a commit interval, after which no crash can bring the arrival back. */
    static final Duration MARKS_LAST = Duration.ofMinutes(2);

    private final Identifiers identifiers;
    private final Outlet outlet;

    Placing(Identifiers identifiers, Outlet outlet) {
        this.identifiers = identifiers;
        this.outlet = outlet;
    }

    /**
     * Takes in one piece of news.
     *
     * @param identifier its subject: nothing here knows its value
     * @param now when it is taken in
     */
    void take(String identifier, Arrival arrival, Instant now) {
        switch (arrival) {
            case Arrival.Met(Touch touch) -> met(identifier, touch);
            case Arrival.Mapped(CustomerId customer, long version) -> mapped(identifier, customer, version);
            case Arrival.Forgotten() -> forgotten(identifier, now);
        }
    }

    private void met(String identifier, Touch touch) {
        Touch kept = identifiers.keep(identifier, touch);
        Owner owner = identifiers.owner(identifier);
        if (owner != null) { // Without an owner it waits for the map.
            place(bindingOf(identifier), owner, kept);
        }
    }

    private void mapped(String identifier, CustomerId customer, long version) {
        Owner known = identifiers.owner(identifier);
        if (known != null && version < known.version()) {
            return;
        }
        Owner owner = ownerAfter(known, customer, version);
        identifiers.own(identifier, owner);
        Binding binding = bindingOf(identifier);
        for (CustomerId left : owner.former()) {
            outlet.place(left, new Placement.Left(binding, owner.version()));
        }
        identifiers.each(identifier, touch -> place(binding, owner, touch));
    }

    private static Owner ownerAfter(@Nullable Owner known, CustomerId customer, long version) {
        if (known == null) {
            return Owner.first(customer, version);
        }
        return version > known.version() ? known.movedTo(customer, version) : known;
    }

    private void place(Binding binding, Owner owner, Touch touch) {
        outlet.place(owner.customer(), new Placement.Placed(binding, owner.version(), touch));
        touch.orderId()
                .ifPresent(order -> outlet.claim(order, new OrderClaim(binding, owner.version(), owner.customer())));
    }

    private void forgotten(String identifier, Instant now) {
        ForgottenMark mark = markFor(identifier, now);
        identifiers.forget(identifier, mark);
        Binding binding = bindingOf(identifier);
        for (CustomerId customer : mark.customers()) {
            outlet.place(customer, new Placement.Erased(binding, mark.version()));
        }
        for (String order : mark.orders()) {
            outlet.claim(order, new OrderClaim(binding, mark.version(), null));
        }
    }

    private ForgottenMark markFor(String identifier, Instant now) {
        Owner owner = identifiers.owner(identifier);
        ForgottenMark earlier = identifiers.mark(identifier);
        if (owner == null && earlier != null) {
            return earlier;
        }
        Set<String> orders = new LinkedHashSet<>();
        identifiers.each(identifier, touch -> touch.orderId().ifPresent(orders::add));
        Stream<CustomerId> customers =
                owner == null ? Stream.of() : Stream.concat(Stream.of(owner.customer()), owner.former().stream());
        return new ForgottenMark(
                owner == null ? 0 : owner.version(),
                customers.toList(),
                orders.stream().toList(),
                now);
    }

    private static Binding bindingOf(String identifier) {
        return Binding.of(identifier);
    }
}
