package io.continuo.journey.placement;

import io.continuo.events.CustomerId;
import io.continuo.events.IdentifierType;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
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
     * @param subject the identifier it is about: nothing here knows its value
     * @param now when it is taken in
     * @return false when it is about what was erased, and dropped
     */
    boolean take(String subject, Arrival arrival, Instant now) {
        if (isErased(subject, arrival)) {
            return false;
        }
        switch (arrival) {
            case Arrival.Met(Touch touch) -> met(subject, touch);
            case Arrival.Mapped mapped -> mapped(subject, mapped);
            case Arrival.Erased erased -> erased(subject, erased, now);
        }
        return true;
    }

    /** The past of an erased identifier does not come back, and of a customer's id nothing does: it is never reused. */
    private boolean isErased(String subject, Arrival arrival) {
        Instant until = identifiers.erasedUntil(subject);
        if (until == null) {
            return false;
        }
        boolean ended = Binding.of(subject).type().equals(IdentifierType.CUSTOMER_ID);
        return switch (arrival) {
            case Arrival.Met(Touch touch) -> ended || touch.isUntil(until);
            case Arrival.Mapped mapped -> ended || !mapped.at().isAfter(until);
            case Arrival.Erased erased -> false;
        };
    }

    private void met(String subject, Touch touch) {
        Touch kept = identifiers.keep(subject, touch);
        Owner owner = identifiers.owner(subject);
        if (owner != null) { // Without an owner it waits for the map.
            place(Binding.of(subject), owner, kept);
        }
    }

    private void mapped(String subject, Arrival.Mapped mapped) {
        Owner known = identifiers.owner(subject);
        if (known != null && mapped.version() < known.version()) {
            return;
        }
        Owner owner = ownerAfter(known, mapped);
        identifiers.own(subject, owner);
        Binding binding = Binding.of(subject);
        for (CustomerId left : owner.former()) {
            outlet.place(left, new Placement.Left(binding, owner.version()));
        }
        identifiers.each(subject, touch -> place(binding, owner, touch));
    }

    private static Owner ownerAfter(@Nullable Owner known, Arrival.Mapped mapped) {
        if (known == null) {
            return Owner.first(mapped.customer(), mapped.version(), mapped.at());
        }
        return mapped.version() > known.version()
                ? known.movedTo(mapped.customer(), mapped.version(), mapped.at())
                : known;
    }

    private void place(Binding binding, Owner owner, Touch touch) {
        outlet.place(owner.customer(), new Placement.Placed(binding, owner.version(), touch));
        touch.orderId()
                .ifPresent(
                        order -> outlet.claim(order, new OrderClaim(binding, owner.version(), owner.customer(), null)));
    }

    private void erased(String subject, Arrival.Erased erased, Instant now) {
        ErasureMark mark = markFor(subject, erased, now);
        identifiers.erase(subject, mark);
        tell(subject, mark);
    }

    private void tell(String subject, ErasureMark mark) {
        Binding binding = Binding.of(subject);
        int parts = 0;
        if (mark.owner() != null) { // A later owner keeps the identifier, but not its past.
            outlet.place(mark.owner(), erasure(binding, mark, mark.version() - 1, parts++));
        }
        for (CustomerId customer : mark.left()) {
            outlet.place(customer, erasure(binding, mark, mark.version(), parts++));
        }
        for (String order : mark.orders()) {
            outlet.claim(order, new OrderClaim(binding, mark.version(), null, task(binding, mark, parts++)));
        }
        String name = binding.digest();
        outlet.report(new ErasurePart(mark.requestId(), name, parts, mark.touchpoints()));
    }

    private static Placement.Erased erasure(Binding binding, ErasureMark mark, long version, int part) {
        return new Placement.Erased(binding, version, mark.until(), task(binding, mark, part));
    }

    private static ErasureTask task(Binding binding, ErasureMark mark, int part) {
        return new ErasureTask(mark.requestId(), binding.digest() + "/" + part);
    }

    private ErasureMark markFor(String subject, Arrival.Erased erased, Instant now) {
        ErasureMark earlier = identifiers.mark(subject);
        if (earlier != null && earlier.requestId().equals(erased.requestId())) {
            return earlier;
        }
        Set<String> orders = new LinkedHashSet<>();
        LongAdder gone = new LongAdder();
        identifiers.each(subject, touch -> {
            if (touch.isUntil(erased.until())) {
                gone.increment();
                touch.orderId().ifPresent(orders::add);
            }
        });
        Owner owner = identifiers.owner(subject);
        boolean later = owner != null && owner.at().isAfter(erased.until());
        Stream<CustomerId> former = owner == null ? Stream.of() : owner.former().stream();
        Stream<CustomerId> left = owner == null || later ? former : Stream.concat(Stream.of(owner.customer()), former);
        return new ErasureMark(
                erased.requestId(),
                erased.until(),
                owner == null ? 0 : owner.version(),
                later ? owner.customer() : null,
                left.toList(),
                List.copyOf(orders),
                gone.sum(),
                now);
    }
}
