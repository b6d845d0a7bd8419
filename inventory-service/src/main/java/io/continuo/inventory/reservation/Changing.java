package io.continuo.inventory.reservation;

import io.continuo.http.Etags;
import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.continuo.inventory.Outcome;
import io.continuo.inventory.Rejected;
import io.continuo.inventory.Transactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Changes holds: for how long, for whom, and what of; the stock moves by the difference alone, or not at all. */
@Singleton
class Changing {

    /** Being overtaken ends at the second try; expired holds in the way are released a batch at a time. */
    private static final int TRIES = 10;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Transactions transactions;
    private final Reservations reservations;
    private final Retaking retaking;
    private final Expiry expiry;
    private final InstantSource clock;

    Changing(
            Transactions transactions,
            Reservations reservations,
            Retaking retaking,
            Expiry expiry,
            InstantSource clock) {
        this.transactions = transactions;
        this.reservations = reservations;
        this.retaking = retaking;
        this.expiry = expiry;
        this.clock = clock;
    }

    /** Refused where it does not hold any more, where the caller saw another version, or where stock is short. */
    Uni<Outcome<Reservation>> change(ReservationId id, Change change) {
        return attempt(id, change, false, TRIES);
    }

    private Uni<Outcome<Reservation>> attempt(ReservationId id, Change change, boolean everything, int tries) {
        if (tries == 0) {
            return Uni.createFrom()
                    .failure(Problems.retryLater(
                            StandardProblem.UNAVAILABLE,
                            "Too much is expiring at once; repeat the request.",
                            RETRY_AFTER));
        }
        return transactions
                .write(tx -> change(tx, id, change, everything))
                .onFailure(Overtaken.class)
                .recoverWithUni(() -> attempt(id, change, true, tries - 1))
                .onFailure(Retaking.ExpiredInTheWay.class)
                .recoverWithUni(
                        () -> expiry.sweep(change.skus()).chain(() -> attempt(id, change, everything, tries - 1)));
    }

    private Uni<Outcome<Reservation>> change(SqlConnection tx, ReservationId id, Change change, boolean everything) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return reservations.lock(tx, id, now).chain(found -> switch (found.orElse(null)) {
            case null -> refused(Rejected.Unknown.one(Rejected.Kind.RESERVATION, "/id", id));
            case Reservation.Held held -> change(tx, held, change, everything, now);
            case Reservation.Confirmed done -> refused(new Rejected.NotHeld(done.state(), done.promiseId()));
            case Reservation.Released gone -> refused(new Rejected.NotHeld(gone.state(), null));
            case Reservation.Expired gone -> refused(new Rejected.NotHeld(gone.state(), null));
        });
    }

    private Uni<Outcome<Reservation>> change(
            SqlConnection tx, Reservation.Held held, Change change, boolean everything, Instant now) {
        if (!Etags.matches(change.ifMatch(), held.version())) {
            return refused(new Rejected.Outdated());
        }
        Reservation.Held changed = held.changed(change, now);
        return change.isOfLines()
                ? retaking.take(tx, new Retaking.Try(held, changed, change, everything, now))
                : reservations.change(tx, changed, change.customer()).replaceWith(() -> Outcome.accepted(changed));
    }

    private static Uni<Outcome<Reservation>> refused(Rejected reason) {
        return Uni.createFrom().item(Outcome.refused(reason));
    }
}
