package io.continuo.journey.stream;

import io.continuo.events.CustomerId;
import io.continuo.events.Identifier;
import io.continuo.journey.JourneyConfig;
import io.continuo.journey.customer.JourneyReader;
import io.continuo.journey.customer.JourneyStep;
import io.continuo.journey.customer.StoredJourneyReader;
import io.continuo.journey.placement.Owner;
import io.continuo.journey.placement.OwnerReader;
import io.continuo.journey.placement.PlacingStep;
import io.continuo.journey.purchase.OrderStep;
import io.continuo.journey.purchase.Orders;
import io.continuo.journey.reading.JourneyStores;
import io.continuo.journey.reading.NotServing;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.apache.kafka.common.serialization.StringSerializer;
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

    private final JourneyStreams journeys;
    private final HostInfo self;

    KafkaJourneyStores(JourneyStreams journeys, JourneyConfig config) {
        this.journeys = journeys;
        this.self = HostInfo.buildFromEndpoint(config.address());
    }

    @Override
    public @Nullable Owner owner(Identifier identifier) {
        return new OwnerReader(rows(PlacingStep.STORE, identifier.key())).owner(identifier.key());
    }

    @Override
    public JourneyReader journeys(CustomerId customer) {
        return new StoredJourneyReader(rows(JourneyStep.STORE, customer.value()));
    }

    @Override
    public List<CustomerId> buyers(String orderId) {
        return Orders.customersOf(rows(OrderStep.STORE, orderId), orderId);
    }

    private ReadOnlyKeyValueStore<Bytes, byte[]> rows(String store, String key) {
        KafkaStreams streams = journeys.streams();
        if (streams == null || streams.state() != KafkaStreams.State.RUNNING) {
            throw new NotServing("Journeys are being restored.");
        }
        try (StringSerializer serializer = new StringSerializer()) {
            KeyQueryMetadata place = streams.queryMetadataForKey(store, key, serializer);
            if (!self.equals(place.activeHost())) {
                throw new NotServing("Another instance holds this journey, or will in a moment.");
            }
            return streams.store(
                    StoreQueryParameters.fromNameAndType(store, QueryableStoreTypes.<Bytes, byte[]>keyValueStore())
                            .withPartition(place.partition()));
        } catch (InvalidStateStoreException e) {
            throw new NotServing("Journeys are being restored.", e);
        }
    }
}
