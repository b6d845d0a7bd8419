package io.continuo.inventory.reservation;

import io.continuo.http.KeyedRequest;
import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.continuo.http.StoredAnswer;
import io.continuo.inventory.Outcome;
import io.continuo.inventory.Transactions;
import io.continuo.inventory.reservation.Taking.Locking;
import io.continuo.outbox.RequestKeys;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.function.Function;

/** One transaction per request. */
@Singleton
class DirectReserving implements Reserving {

    /** Being overtaken ends at the second try; expired holds in the way are released a batch at a time. */
    private static final int TRIES = 10;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Transactions transactions;
    private final RequestKeys keys;
    private final Taking taking;
    private final Expiry expiry;

    DirectReserving(Transactions transactions, RequestKeys keys, Taking taking, Expiry expiry) {
        this.transactions = transactions;
        this.keys = keys;
        this.taking = taking;
        this.expiry = expiry;
    }

    @Override
    public Uni<StoredAnswer> reserve(
            KeyedRequest key, ReservationRequest request, Function<Outcome<Reservation.Held>, StoredAnswer> answer) {
        return attempt(new Attempt(key, request, answer, Locking.PLANNED, TRIES));
    }

    private record Attempt(
            KeyedRequest key,
            ReservationRequest request,
            Function<Outcome<Reservation.Held>, StoredAnswer> answer,
            Locking locking,
            int tries) {

        Attempt again(Locking locking) {
            return new Attempt(key, request, answer, locking, tries - 1);
        }
    }

    private Uni<StoredAnswer> attempt(Attempt attempt) {
        if (attempt.tries() == 0) {
            return Uni.createFrom()
                    .failure(Problems.retryLater(
                            StandardProblem.UNAVAILABLE,
                            "Too much is expiring at once; repeat the request.",
                            RETRY_AFTER));
        }
        return transactions
                .write(tx -> keys.once(
                        tx,
                        attempt.key(),
                        () -> taking.take(tx, attempt.request(), attempt.locking())
                                .map(attempt.answer())))
                .onFailure(Overtaken.class)
                .recoverWithUni(() -> attempt(attempt.again(Locking.EVERYTHING)))
                .onFailure(ExpiredInTheWay.class)
                .recoverWithUni(() ->
                        expiry.sweep(attempt.request().skus()).chain(() -> attempt(attempt.again(attempt.locking()))));
    }
}
