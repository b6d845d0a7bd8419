package io.continuo.inventory.reservation;

import io.continuo.events.CustomerId;
import io.continuo.events.Identifier;
import io.continuo.events.LogKeys;
import io.continuo.inventory.Answers;
import io.continuo.inventory.Outcome;
import io.continuo.inventory.Rejected;
import io.continuo.inventory.Transactions;
import io.continuo.inventory.people.People;
import io.continuo.inventory.sourcing.Decisions;
import io.continuo.inventory.stock.Cause;
import io.continuo.inventory.stock.Stocks;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Looks at holds and gives them back. */
@Singleton
class Holding {

    private final Transactions transactions;
    private final Reservations reservations;
    private final Stocks stocks;
    private final PromiseEvents events;
    private final People people;
    private final InstantSource clock;

    Holding(
            Transactions transactions,
            Reservations reservations,
            Stocks stocks,
            PromiseEvents events,
            People people,
            InstantSource clock) {
        this.transactions = transactions;
        this.reservations = reservations;
        this.stocks = stocks;
        this.events = events;
        this.people = people;
        this.clock = clock;
    }

    Uni<Optional<Reservation>> find(ReservationId id) {
        return transactions.read(client -> reservations.find(client, id, clock.instant()));
    }

    /** Empty where the reservation is not known. */
    Uni<Optional<List<Decisions.Made>>> decisions(ReservationId id) {
        return transactions.read(client -> reservations
                .find(client, id, clock.instant())
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : Decisions.ofReservation(client, id.value()).map(Optional::of)));
    }

    /** Whose reservations are asked for. */
    sealed interface Whose {

        /** Everybody who turned out to be one of these. */
        record Customers(List<CustomerId> ids) implements Whose {}

        /** Whoever is named so now, and what was held under that name before anybody knew. */
        record Owner(Identifier identifier) implements Whose {}
    }

    /** The newest first. */
    Uni<List<Reservation>> of(Whose whose, Optional<Reservations.Position> after, int limit) {
        return switch (whose) {
            case Whose.Customers(List<CustomerId> ids) -> of(new Reservations.Whose(ids, null), after, limit);
            case Whose.Owner(Identifier identifier) ->
                people.owner(identifier)
                        .map(owner -> new Reservations.Whose(owner.stream().toList(), LogKeys.subject(identifier)))
                        .chain(named -> of(named, after, limit));
        };
    }

    private Uni<List<Reservation>> of(Reservations.Whose whose, Optional<Reservations.Position> after, int limit) {
        Instant now = clock.instant();
        // Nothing is newer than a minute from now, however the clocks of two instances differ.
        Reservations.Position from = after.orElse(new Reservations.Position(now.plusSeconds(60), ""));
        return transactions.read(client -> reservations.of(client, whose, from, limit, now));
    }

    /** Gives a hold back; one that does not hold any more stays what it is. A confirmed one is refused. */
    Uni<Outcome<Reservation>> release(ReservationId id, String actor) {
        return transactions.write(tx -> release(tx, id, actor, clock.instant()));
    }

    private Uni<Outcome<Reservation>> release(SqlConnection tx, ReservationId id, String actor, Instant now) {
        return reservations.lock(tx, id, now).chain(found -> switch (found.orElse(null)) {
            case null -> answer(Outcome.refused(Rejected.Unknown.one(Rejected.Kind.RESERVATION, "/id", id)));
            case Reservation.Held held -> release(tx, held, actor, now);
            case Reservation.Confirmed promised ->
                answer(Outcome.refused(new Rejected.NotHeld(promised.state(), promised.promiseId())));
            case Reservation.Released gone -> answer(Outcome.accepted(gone));
            case Reservation.Expired gone -> answer(Outcome.accepted(gone));
        });
    }

    private Uni<Outcome<Reservation>> release(SqlConnection tx, Reservation.Held held, String actor, Instant now) {
        return stocks.lock(tx, held.terms().keys(), now)
                .invoke(stock -> Answers.orThrow(stock.apply(held.givenBack(Cause.Kind.RELEASE, actor), now)))
                .chain(stock -> stocks.save(tx, stock, List.of(events.ended(held, now))))
                .chain(() -> reservations.close(tx, List.of(held.terms().id()), "released"))
                .replaceWith(() -> Outcome.accepted(new Reservation.Released(held.terms())));
    }

    private static Uni<Outcome<Reservation>> answer(Outcome<Reservation> outcome) {
        return Uni.createFrom().item(outcome);
    }
}
