package io.continuo.inventory.promise;

import io.continuo.events.PromiseChanged;
import io.continuo.http.KeyedRequest;
import io.continuo.http.StoredAnswer;
import io.continuo.inventory.Outcome;
import io.continuo.inventory.Rejected;
import io.continuo.inventory.catalog.Catalogue;
import io.continuo.inventory.catalog.NodeId;
import io.continuo.inventory.reservation.Reservation;
import io.continuo.inventory.reservation.ReservationId;
import io.continuo.inventory.reservation.Reservations;
import io.continuo.inventory.reservation.Terms;
import io.continuo.outbox.RequestKeys;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes promises of reservations: what was held for a cart is allocated to an order. */
@Singleton
class Confirming {

    private final PromiseTransactions transactions;
    private final RequestKeys keys;
    private final Reservations reservations;
    private final Catalogue catalogue;
    private final Pledging pledging;
    private final InstantSource clock;

    Confirming(
            PromiseTransactions transactions,
            RequestKeys keys,
            Reservations reservations,
            Catalogue catalogue,
            Pledging pledging,
            InstantSource clock) {
        this.transactions = transactions;
        this.keys = keys;
        this.reservations = reservations;
        this.catalogue = catalogue;
        this.pledging = pledging;
        this.clock = clock;
    }

    /**
     * What is made a promise of.
     *
     * @param lines what is wanted of each line; empty for everything. The rest is given back.
     * @param soldAt the store that sells it
     * @param actor the client that asks
     */
    record Confirmation(
            ReservationId reservation,
            String orderId,
            PromiseChanged.Fulfilment fulfilment,
            List<Ask> lines,
            @Nullable NodeId soldAt,
            String actor) {}

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
        Promise.Order order = order(held.terms(), confirmation, now);
        return switch (Pledge.of(held.terms(), order, confirmation.lines())) {
            case Outcome.Refused<Pledge>(var reason) -> refused(reason);
            case Outcome.Accepted<Pledge>(Pledge pledge) ->
                isKnown(tx, confirmation.soldAt())
                        .chain(known -> known
                                ? promise(tx, order, pledge, confirmation.actor())
                                : refused(Rejected.Unknown.one(
                                        Rejected.Kind.NODE, "/soldAt", String.valueOf(confirmation.soldAt()))));
        };
    }

    private Uni<Outcome<Promise>> promise(SqlConnection tx, Promise.Order order, Pledge pledge, String actor) {
        return reservations
                .confirm(tx, order.reservation(), order.id().value())
                .chain(() -> pledging.open(tx, order, pledge, actor))
                .map(Outcome::accepted);
    }

    private Uni<Boolean> isKnown(SqlConnection tx, @Nullable NodeId node) {
        return node == null
                ? Uni.createFrom().item(true)
                : catalogue.known(tx, List.of(), List.of(node)).map(known -> known.has(node));
    }

    private static Promise.Order order(Terms terms, Confirmation confirmation, Instant now) {
        return new Promise.Order(
                new PromiseId(UUID.randomUUID().toString()),
                terms.id(),
                terms.channel(),
                terms.customer(),
                confirmation.orderId(),
                confirmation.fulfilment(),
                now,
                confirmation.soldAt(),
                null);
    }

    private static Uni<Outcome<Promise>> refused(Rejected reason) {
        return Uni.createFrom().item(Outcome.refused(reason));
    }
}
