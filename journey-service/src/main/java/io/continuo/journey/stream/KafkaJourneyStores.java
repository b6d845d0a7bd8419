package io.continuo.journey.stream;

import io.continuo.events.CustomerId;
import io.continuo.events.Identifier;
import io.continuo.events.LogKeys;
import io.continuo.journey.JourneyConfig;
import io.continuo.journey.customer.JourneyLog;
import io.continuo.journey.customer.LogPage;
import io.continuo.journey.peer.Calls;
import io.continuo.journey.placement.Owner;
import io.continuo.journey.privacy.Asked;
import io.continuo.journey.reading.JourneyScan;
import io.continuo.journey.reading.JourneyStores;
import io.continuo.journey.reading.NotServing;
import io.continuo.journey.row.JsonRow;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
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

/** Reads the stores, here or where another instance has them. What cannot be read is refused, never answered as unknown. */
@ApplicationScoped
class KafkaJourneyStores implements JourneyStores {

    private static final String ELSEWHERE = "Another instance holds this journey, and does not answer yet.";
    private static final String RESTORING = "Journeys are being restored.";

    private final JourneyStreams journeys;
    private final Calls calls;
    private final HostInfo self;

    KafkaJourneyStores(JourneyStreams journeys, Calls calls, JourneyConfig config) {
        this.journeys = journeys;
        this.calls = calls;
        this.self = HostInfo.buildFromEndpoint(config.address());
    }

    @Override
    public @Nullable Owner owner(Identifier identifier) {
        return read(new StoreRead.OwnerOf(LogKeys.subject(identifier)));
    }

    @Override
    public JourneyLog latest(CustomerId customer, int max) {
        return Objects.requireNonNull(read(new StoreRead.Latest(customer, max)));
    }

    @Override
    public List<CustomerId> buyers(String orderId) {
        return List.of(Objects.requireNonNull(read(new StoreRead.Buyers(orderId))));
    }

    @Override
    public @Nullable Asked asked(String requestId) {
        return read(new StoreRead.Request(requestId));
    }

    /** The first page of every partition is read at once, so that it is known whether they can be. */
    @Override
    public JourneyScan scan(int max) {
        int partitions = answered(streams -> journeys.partitions(), RESTORING);
        List<LogPage> first = IntStream.range(0, partitions)
                .mapToObj(partition -> page(partition, null, max))
                .toList();
        return visitor -> {
            for (int partition = 0; partition < partitions; partition++) {
                LogPage page = first.get(partition);
                show(page, visitor);
                while (!page.last()) {
                    page = page(partition, page.entries().getLast().customer(), max);
                    show(page, visitor);
                }
            }
        };
    }

    private LogPage page(int partition, @Nullable CustomerId after, int max) {
        return Objects.requireNonNull(read(new StoreRead.Page(partition, after, max)));
    }

    private static void show(LogPage page, BiConsumer<CustomerId, JourneyLog> visitor) {
        for (LogPage.Entry entry : page.entries()) {
            if (!entry.log().touches().isEmpty()) {
                visitor.accept(entry.customer(), entry.log());
            }
        }
    }

    private <T> @Nullable T read(StoreRead<T> read) {
        HostInfo holder = holder(read);
        return holder.equals(self) ? readHere(read) : readThere(read, holder);
    }

    /** @throws NotServing when it is not here */
    <T> @Nullable T readHere(StoreRead<T> read) {
        return this.<@Nullable T>answered(streams -> read.from(rows(streams, read.place())), RESTORING);
    }

    private HostInfo holder(StoreRead<?> read) {
        return answered(streams -> metadata(streams, read.place()).activeHost(), RESTORING);
    }

    private <T> @Nullable T readThere(StoreRead<T> read, HostInfo holder) {
        String instance = holder.host() + ":" + holder.port();
        try {
            HttpResponse<byte[]> answer = calls.post(instance, StoreReadResource.PATH, JsonRow.write(read))
                    .answer();
            return switch (answer.statusCode()) {
                case StoreReadResource.FOUND -> JsonRow.read(answer.body(), read.type());
                case StoreReadResource.NOTHING -> null;
                default -> throw new NotServing(ELSEWHERE);
            };
        } catch (IOException | UncheckedIOException e) {
            throw new NotServing(ELSEWHERE, e);
        }
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

    private ReadOnlyKeyValueStore<Bytes, byte[]> rows(KafkaStreams streams, StoreRead.Place place) {
        KeyQueryMetadata found = metadata(streams, place);
        if (!self.equals(found.activeHost())) {
            throw new NotServing(ELSEWHERE);
        }
        return rows(streams, place.store(), found.partition());
    }

    private static KeyQueryMetadata metadata(KafkaStreams streams, StoreRead.Place place) {
        return streams.queryMetadataForKey(place.store(), place.key(), place.partitioner());
    }

    private static ReadOnlyKeyValueStore<Bytes, byte[]> rows(KafkaStreams streams, String store, int partition) {
        return streams.store(
                StoreQueryParameters.fromNameAndType(store, QueryableStoreTypes.<Bytes, byte[]>keyValueStore())
                        .withPartition(partition));
    }
}
