package io.continuo.journey.customer;

import io.continuo.events.CustomerId;
import io.continuo.journey.placement.Binding;
import io.continuo.journey.placement.Touch;
import io.continuo.journey.row.RowKey;
import io.continuo.journey.row.RowRange;
import java.time.Instant;
import java.util.Arrays;
import org.apache.kafka.common.utils.Bytes;

/**
 * The keys of step two's store: {@code m customer digest} → membership; {@code t customer digest position} →
 * touchpoint. An identifier's touchpoints are one range, so that its leaving costs what leaves, and each range is in
 * journey order.
 */
final class JourneyRows {

    private static final char MEMBERSHIP = 'm';
    private static final char TOUCH = 't';

    private JourneyRows() {}

    static Bytes membership(CustomerId customer, Binding binding) {
        return RowKey.of(MEMBERSHIP)
                .text(customer.value())
                .bytes(binding.bytes())
                .build();
    }

    static RowRange memberships(CustomerId customer) {
        return new RowRange(RowKey.of(MEMBERSHIP).text(customer.value()).build());
    }

    /** Of all customers, in the order of their ids' lengths and then of their ids. */
    static RowRange allMemberships() {
        return new RowRange(RowKey.of(MEMBERSHIP).build());
    }

    /** Of all customers, in the same order. */
    static RowRange allTouches() {
        return new RowRange(RowKey.of(TOUCH).build());
    }

    /** Whose row it is. */
    static String customerOf(Bytes key) {
        return RowKey.text(key, 1);
    }

    /** By what rows of a customer are recognised and ordered, behind the kind of row. */
    static byte[] customerBytes(Bytes key) {
        return Arrays.copyOfRange(key.get(), 1, RowKey.textEnd(key, 1));
    }

    /** Of which of the customer's identifiers a row is. */
    static Bytes bindingBytes(Bytes key) {
        int from = RowKey.textEnd(key, 1);
        return Bytes.wrap(Arrays.copyOfRange(key.get(), from, from + Binding.BYTES));
    }

    /** Where a touchpoint is on its journey. */
    record Place(Instant occurredAt, Instant receivedAt, String id) {}

    static Place placeOf(Bytes touch) {
        int from = RowKey.textEnd(touch, 1) + Binding.BYTES;
        int received = from + RowKey.INSTANT_BYTES;
        return new Place(
                RowKey.instant(touch, from),
                RowKey.instant(touch, received),
                RowKey.rest(touch, received + RowKey.INSTANT_BYTES));
    }

    static Bytes touch(CustomerId customer, Binding binding, Touch touch) {
        return RowKey.of(TOUCH)
                .text(customer.value())
                .bytes(binding.bytes())
                .instant(touch.occurredAt())
                .instant(touch.receivedAt())
                .last(touch.id());
    }

    static RowRange touches(CustomerId customer) {
        return new RowRange(RowKey.of(TOUCH).text(customer.value()).build());
    }

    static RowRange touches(CustomerId customer, Binding binding) {
        return new RowRange(
                RowKey.of(TOUCH).text(customer.value()).bytes(binding.bytes()).build());
    }
}
