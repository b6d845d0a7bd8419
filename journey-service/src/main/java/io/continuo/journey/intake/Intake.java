package io.continuo.journey.intake;

import io.continuo.events.CustomerId;
import io.continuo.events.Identifier;
import io.continuo.events.IdentifierMapped;
import io.continuo.events.PromiseChanged;
import io.continuo.events.TouchpointRecorded;
import io.continuo.journey.placement.Arrival;
import io.continuo.journey.placement.PromiseFacts;
import io.continuo.journey.placement.Touch;
import io.continuo.journey.row.JsonRow;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a record of one topic says. */
@FunctionalInterface
public interface Intake {

    /**
     * Reads one record.
     *
     * @return null when the record says nothing about anybody's journey
     * @throws RuntimeException of any kind when it cannot be read
     */
    @Nullable
    Item read(String key, byte @Nullable [] value);

    /** What is new about the identifier {@code type:value}. */
    record Item(String identifier, Arrival arrival) {}

    /** Of touchpoints.v1. */
    static Item touchpoint(String key, byte @Nullable [] value) {
        String identifier = identifier(key);
        TouchpointRecorded recorded = JsonRow.read(required(value), TouchpointRecorded.class);
        return new Item(identifier, new Arrival.Met(Touch.of(recorded)));
    }

    /** Of identities.v1. */
    static Item identity(String key, byte @Nullable [] value) {
        String identifier = identifier(key);
        if (value == null) {
            return new Item(identifier, new Arrival.Forgotten());
        }
        IdentifierMapped mapped = JsonRow.read(value, IdentifierMapped.class);
        CustomerId customer = Objects.requireNonNull(mapped.customerId(), "customerId");
        return new Item(identifier, new Arrival.Mapped(customer, mapped.version()));
    }

    /** Of promises.v1; what was promised to nobody known is on no journey. */
    static @Nullable Item promise(String key, byte @Nullable [] value) {
        PromiseChanged changed = JsonRow.read(required(value), PromiseChanged.class);
        CustomerId customer = changed.customerId();
        return customer == null
                ? null
                : new Item(Identifier.ofCustomer(customer).key(), new Arrival.Met(PromiseFacts.of(changed)));
    }

    /** The map is joined by this very text, so a key in another form would wait for ever. */
    private static String identifier(String key) {
        if (!Identifier.parse(key).key().equals(key)) {
            throw new IllegalArgumentException("the key is not an identifier in its normal form");
        }
        return key;
    }

    private static byte[] required(byte @Nullable [] value) {
        return Objects.requireNonNull(value, "value");
    }
}
