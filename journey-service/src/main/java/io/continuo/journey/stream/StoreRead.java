package io.continuo.journey.stream;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.continuo.events.CustomerId;
import io.continuo.journey.customer.JourneyLog;
import io.continuo.journey.customer.JourneyStep;
import io.continuo.journey.customer.LogPage;
import io.continuo.journey.customer.StoredJourneyReader;
import io.continuo.journey.placement.Owner;
import io.continuo.journey.placement.OwnerReader;
import io.continuo.journey.placement.PlacingStep;
import io.continuo.journey.privacy.Asked;
import io.continuo.journey.privacy.PrivacyStep;
import io.continuo.journey.purchase.OrderStep;
import io.continuo.journey.purchase.Orders;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StreamPartitioner;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** What is read from the partition of one key, by the instance that has it. Travels to it as JSON, as does the answer. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "read")
@JsonSubTypes({
    @JsonSubTypes.Type(value = StoreRead.OwnerOf.class, name = "owner"),
    @JsonSubTypes.Type(value = StoreRead.Latest.class, name = "latest"),
    @JsonSubTypes.Type(value = StoreRead.Page.class, name = "page"),
    @JsonSubTypes.Type(value = StoreRead.Buyers.class, name = "buyers"),
    @JsonSubTypes.Type(value = StoreRead.Request.class, name = "request")
})
sealed interface StoreRead<T> {

    /** The store's name and how its partition is found. */
    record Place(String store, String key, StreamPartitioner<String, Object> partitioner) {

        static Place of(String store, String key) {
            return new Place(store, key, new BySubject<>());
        }
    }

    Place place();

    /** Null when there is nothing. */
    @Nullable
    T from(ReadOnlyKeyValueStore<Bytes, byte[]> rows);

    Class<T> type();

    /** Whose an identifier is. */
    record OwnerOf(String subject) implements StoreRead<Owner> {

        @Override
        public Place place() {
            return Place.of(PlacingStep.STORE, subject);
        }

        @Override
        public @Nullable Owner from(ReadOnlyKeyValueStore<Bytes, byte[]> rows) {
            return new OwnerReader(rows).owner(subject);
        }

        @Override
        public Class<Owner> type() {
            return Owner.class;
        }
    }

    /** A customer's latest touchpoints. */
    record Latest(CustomerId customer, int max) implements StoreRead<JourneyLog> {

        @Override
        public Place place() {
            return Place.of(JourneyStep.STORE, customer.value());
        }

        @Override
        public JourneyLog from(ReadOnlyKeyValueStore<Bytes, byte[]> rows) {
            return new StoredJourneyReader(rows).latest(customer, max);
        }

        @Override
        public Class<JourneyLog> type() {
            return JourneyLog.class;
        }
    }

    /**
     * Customers of a partition, one after another.
     *
     * @param after whom to begin behind; null: at the beginning
     * @param max touchpoints of each, the latest
     */
    record Page(int partition, @Nullable CustomerId after, int max) implements StoreRead<LogPage> {

        private static final int TOUCHPOINTS = 2_000;

        @Override
        public Place place() {
            return new Place(JourneyStep.STORE, "any", (topic, key, value, all) -> Optional.of(Set.of(partition)));
        }

        @Override
        public LogPage from(ReadOnlyKeyValueStore<Bytes, byte[]> rows) {
            return new StoredJourneyReader(rows).page(after, max, TOUCHPOINTS);
        }

        @Override
        public Class<LogPage> type() {
            return LogPage.class;
        }
    }

    /** Who may have bought an order. */
    record Buyers(String orderId) implements StoreRead<CustomerId[]> {

        @Override
        public Place place() {
            return Place.of(OrderStep.STORE, orderId);
        }

        @Override
        public CustomerId[] from(ReadOnlyKeyValueStore<Bytes, byte[]> rows) {
            return Orders.customersOf(rows, orderId).toArray(CustomerId[]::new);
        }

        @Override
        public Class<CustomerId[]> type() {
            return CustomerId[].class;
        }
    }

    /** A privacy request. */
    record Request(String requestId) implements StoreRead<Asked> {

        @Override
        public Place place() {
            return Place.of(PrivacyStep.STORE, requestId);
        }

        @Override
        public @Nullable Asked from(ReadOnlyKeyValueStore<Bytes, byte[]> rows) {
            return PrivacyStep.asked(rows, requestId);
        }

        @Override
        public Class<Asked> type() {
            return Asked.class;
        }
    }
}
