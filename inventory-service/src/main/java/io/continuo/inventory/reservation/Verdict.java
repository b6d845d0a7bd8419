package io.continuo.inventory.reservation;

import io.continuo.http.StoredAnswer;
import io.continuo.inventory.Rejected;
import java.util.Optional;

/** What came of one request of a round. */
sealed interface Verdict {

    /** @param replaced the older hold of the same cart, which is given back */
    record Taken(Reservation.Held held, Optional<Reservation.Held> replaced) implements Verdict {}

    /** It cannot be met; nothing is taken. */
    record Refused(Rejected reason) implements Verdict {}

    /** It came before, and is answered as it was then. */
    record Repeated(StoredAnswer answer) implements Verdict {}

    /** Nothing can be said of it and nothing is kept: a bad key, or a bug. */
    record Failed(RuntimeException reason) implements Verdict {}

    /** Somebody else was faster between planning and locking: decided once more, on all rows. */
    record Overtaken() implements Verdict {}

    /** Holds that ran out still sit in the counters, and are to be released first. */
    record ExpiredInTheWay() implements Verdict {}
}
