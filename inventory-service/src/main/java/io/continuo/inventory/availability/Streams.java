package io.continuo.inventory.availability;

import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.continuo.inventory.Outcome;
import io.continuo.inventory.catalog.Component;
import io.continuo.inventory.catalog.Item;
import io.continuo.inventory.catalog.Sku;
import io.continuo.inventory.live.Keeping;
import io.continuo.inventory.live.LiveStock;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The clients that hear of changes; each SKU knows who asked about it. */
@Singleton
class Streams {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    private final Offers offers;
    private final LiveStock live;
    private final Vertx vertx;
    private final AvailabilityConfig config;
    private final InstantSource clock;
    private final Set<Stream> open = ConcurrentHashMap.newKeySet();
    private final Map<String, Set<Stream>> bySku = new ConcurrentHashMap<>();
    private final List<Long> timers = new ArrayList<>();

    Streams(
            Offers offers,
            Keeping keeping,
            Vertx vertx,
            AvailabilityConfig config,
            InstantSource clock,
            MeterRegistry meters) {
        this.offers = offers;
        this.live = keeping.live();
        this.vertx = vertx;
        this.config = config;
        this.clock = clock;
        meters.gauge("continuo.inventory.streams", open, Set::size);
    }

    void start(@Observes StartupEvent event) {
        live.onChange(this::touch);
        timers.add(vertx.setPeriodic(config.streamPace().toMillis(), timer -> tell()));
        timers.add(vertx.setPeriodic(config.heartbeat().toMillis(), timer -> beat()));
    }

    void stop(@Observes ShutdownEvent event) {
        timers.forEach(vertx::cancelTimer);
        open.forEach(Stream::end);
    }

    /**
     * Says how things are, as far as the client does not know it, and then each change.
     *
     * @param position where the client's last stream ended; null for the beginning
     * @throws io.quarkiverse.resteasy.problem.HttpProblem {@code unavailable} where there are too many streams
     */
    Multi<Told> open(Stream.Wish wish, @Nullable String position) {
        if (open.size() >= config.mostStreams()) {
            throw Problems.retryLater(StandardProblem.UNAVAILABLE, "Too many streams are open.", RETRY_AFTER);
        }
        Stream stream = new Stream(wish, position);
        return Multi.createFrom()
                .<Told>emitter(
                        client -> {
                            client.onTermination(() -> forget(stream));
                            stream.begin(client);
                            remember(stream);
                        },
                        BackPressureStrategy.BUFFER)
                .onRequest()
                .invoke(stream::hasRoom);
    }

    private void remember(Stream stream) {
        open.add(stream);
        keys(stream)
                .forEach(key -> bySku.computeIfAbsent(key, sku -> ConcurrentHashMap.newKeySet())
                        .add(stream));
    }

    private void forget(Stream stream) {
        open.remove(stream);
        keys(stream)
                .forEach(key -> bySku.computeIfPresent(key, (sku, streams) -> {
                    streams.remove(stream);
                    return streams.isEmpty() ? null : streams;
                }));
    }

    /** A kit changes with its components. */
    private List<String> keys(Stream stream) {
        List<String> keys = new ArrayList<>();
        for (Sku sku : stream.wish().skus()) {
            keys.add(sku.key());
            live.item(sku).map(Item::components).orElse(List.of()).stream()
                    .map(Component::sku)
                    .map(Sku::key)
                    .forEach(keys::add);
        }
        return keys;
    }

    private void touch(Set<String> changed) {
        if (changed.isEmpty()) {
            open.forEach(Stream::touch);
        }
        changed.forEach(key -> bySku.getOrDefault(key, Set.of()).forEach(Stream::touch));
    }

    private void tell() {
        for (Stream stream : open) {
            if (stream.isDirty()) {
                tell(stream);
            }
        }
    }

    private void tell(Stream stream) {
        Stream.Wish wish = stream.wish();
        switch (offers.look(wish.channel(), wish.skus(), wish.search())) {
            case Outcome.Accepted<Offers.Found>(Offers.Found found) -> stream.tell(found);
            case Outcome.Refused<Offers.Found> gone -> stream.end();
        }
    }

    /** Confidence fades and a hold that ends makes no news, so streams are looked at with every beat too. */
    private void beat() {
        Instant now = clock.instant();
        for (Stream stream : open) {
            if (now.isBefore(stream.wish().until())) {
                stream.alive(live.knownUntil());
                stream.touch();
            } else {
                stream.end();
            }
        }
    }
}
