package io.continuo.inventory.reservation;

import io.continuo.http.KeyedRequest;
import io.continuo.http.StoredAnswer;
import io.continuo.inventory.Outcome;
import io.continuo.inventory.catalog.Sku;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A request on its way to be decided, and who waits for its answer.
 *
 * @param origin where the request came from; its trace is that of what it causes
 * @param mode how it is to be decided at the next try
 * @param tries left
 */
record Ticket(Asked asked, Origin origin, CompletableFuture<StoredAnswer> answer, Mode mode, int tries) {

    /**
     * @param kept what to keep for the key and to answer
     * @param skus what is taken from shelves, whatever its letter case: not kits, but what they are made of
     * @param marks what no other request in work may have, because two of them would be one after the other anyway
     * @param keys both: what the request waits for
     */
    record Asked(
            KeyedRequest key,
            ReservationRequest request,
            Function<Outcome<Reservation.Held>, StoredAnswer> kept,
            List<String> skus,
            List<String> marks,
            List<String> keys) {

        /** @param onShelves what is taken from shelves where a SKU is wanted */
        static Asked of(
                KeyedRequest key,
                ReservationRequest request,
                Function<Outcome<Reservation.Held>, StoredAnswer> kept,
                Function<Sku, Stream<Sku>> onShelves) {
            List<String> skus = request.skus().stream()
                    .flatMap(onShelves)
                    .map(Sku::key)
                    .distinct()
                    .toList();
            String mark = "key " + key.caller() + '\n' + key.key();
            String cart = request.cart();
            List<String> marks =
                    cart == null ? List.of(mark) : List.of(mark, "cart " + request.channel() + '\n' + cart);
            List<String> keys = new ArrayList<>(skus);
            keys.addAll(marks);
            return new Asked(key, request, kept, skus, marks, List.copyOf(keys));
        }
    }

    /** @param thread the Vert.x context of the request; null where there is none */
    record Origin(Context trace, io.vertx.core.@Nullable Context thread) {}

    /** How carefully a request is decided. */
    enum Mode {
        /** Locks the rows the plan takes from; enough unless somebody else is faster. */
        PLANNED,
        /** Locks all the channel has of the SKUs: what is decided then is final. */
        EVERYTHING,
        /** As above and with no other request, because the database refused them together. */
        ALONE
    }

    ReservationRequest request() {
        return asked.request();
    }

    List<String> skus() {
        return asked.skus();
    }

    List<String> marks() {
        return asked.marks();
    }

    List<String> keys() {
        return asked.keys();
    }

    boolean locksEverything() {
        return mode != Mode.PLANNED;
    }

    Ticket again(Mode next) {
        return new Ticket(asked, origin, answer, mode == Mode.ALONE ? mode : next, tries - 1);
    }

    /** The answer as it is kept, made in the request's own trace. */
    StoredAnswer kept(Outcome<Reservation.Held> outcome) {
        try (Scope trace = origin.trace().makeCurrent()) {
            return asked.kept().apply(outcome);
        }
    }
}
