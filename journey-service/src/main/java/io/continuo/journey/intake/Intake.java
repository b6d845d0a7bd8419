package io.continuo.journey.intake;

import io.continuo.events.CaseChanged;
import io.continuo.events.CustomerId;
import io.continuo.events.FeedbackGiven;
import io.continuo.events.Identifier;
import io.continuo.events.IdentifierMapped;
import io.continuo.events.LogKeys;
import io.continuo.events.PrivacyRequested;
import io.continuo.events.PromiseChanged;
import io.continuo.events.TouchpointRecorded;
import io.continuo.journey.placement.Arrival;
import io.continuo.journey.placement.CaseFacts;
import io.continuo.journey.placement.FeedbackFacts;
import io.continuo.journey.placement.PromiseFacts;
import io.continuo.journey.placement.Touch;
import io.continuo.journey.privacy.Asked;
import io.continuo.journey.row.JsonRow;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a record of one topic says. */
@FunctionalInterface
public interface Intake<T> {

    /**
     * Reads one record.
     *
     * @return null when the record says nothing about anybody's journey, as a tombstone, which only cleans the log
     * @throws RuntimeException of any kind when it cannot be read
     */
    @Nullable
    Item<T> read(String key, byte @Nullable [] value);

    /** What is new about a subject, such as an identifier ({@link LogKeys#subject}). */
    record Item<T>(String subject, T news) {}

    /** Of touchpoints.v1. */
    static @Nullable Item<Arrival> touchpoint(String key, byte @Nullable [] value) {
        if (value == null) {
            return null;
        }
        String subject = LogKeys.subjectOf(key);
        Touch touch = TouchpointReader.read(subject, value);
        if (touch != null) {
            return new Item<>(subject, new Arrival.Met(touch));
        }
        TouchpointRecorded recorded = JsonRow.read(value, TouchpointRecorded.class);
        if (CaseFacts.isTold(recorded) || FeedbackFacts.isTold(recorded)) {
            return null;
        }
        return new Item<>(subject(key, recorded.strongest()), new Arrival.Met(Touch.of(recorded)));
    }

    /** Of identities.v1. */
    static @Nullable Item<Arrival> identity(String key, byte @Nullable [] value) {
        if (value == null) {
            return null;
        }
        IdentifierMapped mapped = JsonRow.read(value, IdentifierMapped.class);
        CustomerId customer = Objects.requireNonNull(mapped.customerId(), "customerId");
        Identifier identifier = Objects.requireNonNull(mapped.identifier(), "identifier");
        Instant at = Objects.requireNonNull(mapped.at(), "at");
        return new Item<>(subject(key, identifier), new Arrival.Mapped(customer, mapped.version(), at));
    }

    /** Of promises.v1; what was promised to nobody known is on no journey. */
    static @Nullable Item<Arrival> promise(String key, byte @Nullable [] value) {
        PromiseChanged changed = JsonRow.read(required(value), PromiseChanged.class);
        CustomerId customer = changed.customerId();
        return customer == null
                ? null
                : new Item<>(
                        LogKeys.subject(Identifier.ofCustomer(customer)), new Arrival.Met(PromiseFacts.of(changed)));
    }

    /** Of cases.v1; a change that nobody knows yet is passed over. */
    static @Nullable Item<Arrival> caseChange(String key, byte @Nullable [] value) {
        if (value == null) {
            return null;
        }
        CaseChanged changed = JsonRow.readTolerantly(value, CaseChanged.class);
        if (changed.change() == null) {
            return null;
        }
        Identifier identifier = Objects.requireNonNull(changed.identifier(), "identifier");
        return new Item<>(LogKeys.subject(identifier), new Arrival.Met(CaseFacts.of(changed)));
    }

    /** Of feedback.v1. */
    static @Nullable Item<Arrival> feedback(String key, byte @Nullable [] value) {
        if (value == null) {
            return null;
        }
        FeedbackGiven given = JsonRow.read(value, FeedbackGiven.class);
        return new Item<>(subject(key, given.identifiers().getFirst()), new Arrival.Met(FeedbackFacts.of(given)));
    }

    /** Of privacy.v1. */
    static @Nullable Item<Asked> privacy(String key, byte @Nullable [] value) {
        if (value == null) {
            return null;
        }
        Asked asked = Asked.of(JsonRow.read(value, PrivacyRequested.class));
        return new Item<>(asked.requestId(), asked);
    }

    /** The map is joined by partition, so a record with another key would wait for ever. */
    private static String subject(String key, Identifier identifier) {
        String subject = LogKeys.subject(identifier);
        if (!LogKeys.subjectOf(key).equals(subject)) {
            throw new IllegalArgumentException("the key is not that of the identifier");
        }
        return subject;
    }

    private static byte[] required(byte @Nullable [] value) {
        return Objects.requireNonNull(value, "value");
    }
}
