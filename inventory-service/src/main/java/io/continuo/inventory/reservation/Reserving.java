package io.continuo.inventory.reservation;

import io.continuo.http.KeyedRequest;
import io.continuo.http.StoredAnswer;
import io.continuo.inventory.Outcome;
import io.smallrye.mutiny.Uni;
import java.util.function.Function;

/**
 * Takes holds. The port between those who ask and the way holds reach the rows: one transaction per request, or many
 * requests decided together where a SKU is hot.
 */
public interface Reserving {

    /**
     * Holds everything that is asked for, or nothing, at most once per key.
     *
     * <p>Refused, as a value: an unknown channel, SKU or node, and too little stock, naming every short line. Fails only
     * with a problem: the key is in use (409, 422), or the database cannot be reached (503). However many ask at once,
     * nobody meets a dead-lock and nothing is held twice.
     *
     * @param answer what to keep for the key and to answer
     */
    Uni<StoredAnswer> reserve(
            KeyedRequest key, ReservationRequest request, Function<Outcome<Reservation.Held>, StoredAnswer> answer);
}
