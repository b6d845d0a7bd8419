package io.continuo.journey.stream;

import io.continuo.events.CustomerId;
import io.continuo.events.Identifier;
import io.continuo.events.LogKeys;
import io.continuo.journey.JourneyConfig;
import io.continuo.journey.customer.JourneyLog;
import io.continuo.journey.customer.JourneyStep;
import io.continuo.journey.customer.StoredJourneyReader;
import io.continuo.journey.placement.Owner;
import io.continuo.journey.placement.OwnerReader;
import io.continuo.journey.placement.PlacingStep;
import io.continuo.journey.privacy.Asked;
import io.continuo.journey.privacy.PrivacyStep;
import io.continuo.journey.purchase.OrderStep;
import io.continuo.journey.purchase.Orders;
import io.continuo.journey.reading.JourneyScan;
import io.continuo.journey.reading.JourneyStores;
import io.continuo.journey.reading.NotServing;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyQueryMetadata;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** Reads the stores of this instance. What another instance owns is refused, never answered as unknown. */
@ApplicationScoped
class KafkaJourneyStores implements JourneyStores {

    private static final String RESTORING = "Journeys are being restored.";

    private final JourneyStreams journeys;
    private final HostInfo self;

    KafkaJourneyStores(JourneyStreams journeys, JourneyConfig config) {
        this.journeys = journeys;
        this.self = HostInfo.buildFromEndpoint(config.address());
    }

    @Override
    public @Nullable Owner owner(Identifier identifier) {
        String key = LogKeys.subject(identifier);
        return read(PlacingStep.STORE, key, rows -> new OwnerReader(rows).owner(key));
    }

    @Override
    public JourneyLog latest(CustomerId customer, int max) {
        return read(JourneyStep.STORE, customer.value(), rows -> new StoredJourneyReader(rows).latest(customer, max));
    }

    @Override
    public List<CustomerId> buyers(String orderId) {
        return read(OrderStep.STORE, orderId, rows -> Orders.customersOf(rows, orderId));
    }

    @Override
    public @Nullable Asked asked(String requestId) {
        return read(PrivacyStep.STORE, requestId, rows -> PrivacyStep.asked(rows, requestId));
    }

    @Override
    public JourneyScan scan(int max) {
        List<ReadOnlyKeyValueStore<Bytes, byte[]>> partitions =
                answered(this::journeysOfAllPartitions, "Another instance holds some of the journeys.");
        return visitor -> answered(
                streams -> {
                    partitions.forEach(rows -> new StoredJourneyReader(rows).each(max, visitor));
                    return partitions;
                },
                RESTORING);
    }

    private List<ReadOnlyKeyValueStore<Bytes, byte[]>> journeysOfAllPartitions(KafkaStreams streams) {
        return IntStream.range(0, journeys.partitions())
                .mapToObj(partition -> rows(streams, JourneyStep.STORE, partition))
                .toList();
    }

    private <T extends @Nullable Object> T read(
            String store, String key, Function<ReadOnlyKeyValueStore<Bytes, byte[]>, T> question) {
        return answered(streams -> question.apply(rows(streams, store, key)), RESTORING);
    }

    /** @param moved what to say when a partition is not here, or moved away in the middle of the read */
    private <T extends @Nullable Object> T answered(Function<KafkaStreams, T> question, String moved) {
        KafkaStreams streams = journeys.streams();
        if (streams == null || streams.state() != KafkaStreams.State.RUNNING) {
            throw new NotServing(RESTORING);
        }
        try {
            return question.apply(streams);
        } catch (InvalidStateStoreException e) {
            throw new NotServing(moved, e);
        }
    }

    private ReadOnlyKeyValueStore<Bytes, byte[]> rows(KafkaStreams streams, String store, String key) {
        KeyQueryMetadata place = streams.queryMetadataForKey(store, key, new BySubject<>());
        if (!self.equals(place.activeHost())) {
            throw new NotServing("Another instance holds this journey, or will in a moment.");
        }
        return rows(streams, store, place.partition());
    }

    private static ReadOnlyKeyValueStore<Bytes, byte[]> rows(KafkaStreams streams, String store, int partition) {
        return streams.store(
                StoreQueryParameters.fromNameAndType(store, QueryableStoreTypes.<Bytes, byte[]>keyValueStore())
                        .withPartition(partition));
    }
}
