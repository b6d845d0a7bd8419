package io.continuo.inventory.promise;

import io.continuo.events.PromiseChanged;
import io.continuo.http.KeyedRequest;
import io.continuo.http.StoredAnswer;
import io.continuo.inventory.Outcome;
import io.continuo.inventory.Rejected;
import io.continuo.inventory.Transactions;
import io.continuo.inventory.reservation.Reservation;
import io.continuo.inventory.reservation.ReservationId;
import io.continuo.inventory.reservation.Reservations;
import io.continuo.inventory.reservation.Terms;
import io.continuo.inventory.stock.Cause;
import io.continuo.outbox.RequestKeys;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.Function;

/** Makes promises of reservations: what was held for a cart is allocated to an order. */
@Singleton
class Confirming {

    private final Transactions transactions;
    private final RequestKeys keys;
    private final Reservations reservations;
    private final PromiseBooks books;
    private final InstantSource clock;

    Confirming(
            Transactions transactions,
            RequestKeys keys,
            Reservations reservations,
            PromiseBooks books,
            InstantSource clock) {
        this.transactions = transactions;
        this.keys = keys;
        this.reservations = reservations;
        this.books = books;
        this.clock = clock;
    }

    /** @param actor the client that asks */
    record Confirmation(
            ReservationId reservation, String orderId, PromiseChanged.Fulfilment fulfilment, String actor) {}

    /** Refused where the reservation does not hold any more, by the clock of this moment. */
    Uni<StoredAnswer> confirm(
            KeyedRequest key, Confirmation confirmation, Function<Outcome<Promise>, StoredAnswer> answer) {
        return transactions.write(
                tx -> keys.once(tx, key, () -> confirm(tx, confirmation).map(answer)));
    }

    private Uni<Outcome<Promise>> confirm(SqlConnection tx, Confirmation confirmation) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        ReservationId id = confirmation.reservation();
        return reservations.lock(tx, id, now).chain(found -> switch (found.orElse(null)) {
            case null -> refused(Rejected.Unknown.one(Rejected.Kind.RESERVATION, "/id", id));
            case Reservation.Held held -> confirm(tx, held, confirmation, now);
            case Reservation.Confirmed done -> refused(new Rejected.NotHeld(done.state(), done.promiseId()));
            case Reservation.Released gone -> refused(new Rejected.NotHeld(gone.state(), null));
            case Reservation.Expired gone -> refused(new Rejected.NotHeld(gone.state(), null));
        });
    }

    private Uni<Outcome<Promise>> confirm(
            SqlConnection tx, Reservation.Held held, Confirmation confirmation, Instant now) {
        Promise promise = promise(held.terms(), confirmation, now);
        Cause cause = PromiseCauses.of(Cause.Kind.ORDER_PLACED, promise, null, confirmation.actor());
        return reservations
                .confirm(tx, held.terms().id(), promise.order().id().value())
                .chain(() -> books.open(tx, promise, held.promised(cause), now))
                .replaceWith(() -> Outcome.accepted(promise));
    }

    private static Promise promise(Terms terms, Confirmation confirmation, Instant now) {
        Promise.Order order = new Promise.Order(
                new PromiseId(UUID.randomUUID().toString()),
                terms.id(),
                terms.channel(),
                terms.customer(),
                confirmation.orderId(),
                confirmation.fulfilment(),
                now);
        return Promise.of(
                order,
                terms.parts().stream()
                        .map(part -> PromisePart.open(part.line(), part.key(), part.quantity()))
                        .toList());
    }

    private static Uni<Outcome<Promise>> refused(Rejected reason) {
        return Uni.createFrom().item(Outcome.refused(reason));
    }
}
