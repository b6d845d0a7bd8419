package io.continuo.inventory.reservation;

import io.continuo.events.Quantity;
import io.continuo.http.KeyedRequest;
import io.continuo.http.StoredAnswer;
import io.continuo.inventory.catalog.ChannelId;
import io.continuo.inventory.catalog.Sku;
import io.continuo.inventory.sourcing.Demand;
import io.continuo.inventory.sourcing.Preferences;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.ContextKey;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Requests for one of each SKU, each with a key of its own unless it is given one. */
final class Tickets {

    /** Not the root context: asking for that sets tracing up, under the feet of an application that starts beside. */
    private static final Context NO_TRACE = new Context() {

        @Override
        public <V> @Nullable V get(ContextKey<V> key) {
            return null;
        }

        @Override
        public <V> Context with(ContextKey<V> key, V value) {
            return this;
        }
    };

    private static int keys;

    private Tickets() {}

    static Ticket of(String... skus) {
        return with("key-" + keys++, null, skus);
    }

    static Ticket cart(String cart, String... skus) {
        return with("key-" + keys++, cart, skus);
    }

    static Ticket with(String key, @Nullable String cart, String... skus) {
        return with(key, cart, Stream::of, skus);
    }

    /** @param onShelves what is taken from shelves where a SKU is wanted */
    static Ticket with(String key, @Nullable String cart, Function<Sku, Stream<Sku>> onShelves, String... skus) {
        List<Demand> lines = Arrays.stream(skus)
                .map(sku -> new Demand(sku, new Sku(sku), Quantity.of(1), null))
                .toList();
        ReservationRequest request = new ReservationRequest(
                new ChannelId("web"), null, null, cart, lines, Duration.ofMinutes(15), Preferences.NONE, "till");
        return new Ticket(
                Ticket.Asked.of(
                        new KeyedRequest("till", key, "print"),
                        request,
                        outcome -> new StoredAnswer(201, "{}"),
                        onShelves),
                new Ticket.Origin(NO_TRACE, null),
                new CompletableFuture<>(),
                Ticket.Mode.PLANNED,
                3);
    }
}
