package io.continuo.inventory.reservation;

import io.continuo.http.KeyedRequest;
import io.continuo.http.StoredAnswer;
import io.continuo.inventory.Outcome;
import io.continuo.inventory.reservation.Round.Decided;
import io.continuo.inventory.stock.LockedStock;
import io.continuo.inventory.stock.Stocks;
import io.continuo.outbox.OutboxMessage;
import io.continuo.outbox.RequestKeys;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides any number of reservations in one transaction of three round trips between its begin and its commit: what is
 * known, the locks, and all that is written, whether for one request or for hundreds.
 */
@Singleton
class Deciding {

    private final Seating seating;
    private final RequestKeys keys;
    private final Stocks stocks;
    private final Reservations reservations;
    private final PromiseEvents events;
    private final InstantSource clock;

    Deciding(
            Seating seating,
            RequestKeys keys,
            Stocks stocks,
            Reservations reservations,
            PromiseEvents events,
            InstantSource clock) {
        this.seating = seating;
        this.keys = keys;
        this.stocks = stocks;
        this.reservations = reservations;
        this.events = events;
        this.clock = clock;
    }

    /** A request and the answer that was kept for it, or why there is none. */
    record Answered(Ticket ticket, Verdict verdict, Optional<StoredAnswer> answer) {

        /** Whether the answer was given in this transaction. */
        boolean isNew() {
            return answer.isPresent() && !(verdict instanceof Verdict.Repeated);
        }
    }

    /** @param tickets no two with the same key or the same cart */
    Uni<List<Answered>> decide(SqlConnection tx, List<Ticket> tickets) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return seating.seat(tx, tickets, now)
                .chain(round -> stocks.lock(tx, round.keys(), now)
                        .call(stock -> seating.settle(round, stock))
                        .chain(stock -> save(tx, round.decided(), stock, now)));
    }

    private Uni<List<Answered>> save(SqlConnection tx, List<Decided> decided, LockedStock stock, Instant now) {
        List<Answered> answered = decided.stream().map(Deciding::answered).toList();
        Map<KeyedRequest, StoredAnswer> kept = new LinkedHashMap<>();
        answered.stream()
                .filter(Answered::isNew)
                .forEach(one -> kept.put(key(one.ticket()), one.answer().orElseThrow()));
        List<Verdict.Taken> taken = new ArrayList<>();
        List<OutboxMessage> news = new ArrayList<>();
        for (Decided one : decided) {
            if (one.verdict() instanceof Verdict.Taken hold) {
                taken.add(hold);
                news(hold, now)
                        .map(message -> message.traced(one.ticket().origin().trace()))
                        .forEach(news::add);
            }
        }
        return Uni.combine()
                .all()
                .unis(
                        stocks.save(tx, stock, news),
                        reservations.close(tx, ended(taken), "released"),
                        reservations.addAll(
                                tx, taken.stream().map(Verdict.Taken::held).toList()),
                        keys.storeAll(tx, kept))
                .discardItems()
                .replaceWith(answered);
    }

    private Stream<OutboxMessage> news(Verdict.Taken taken, Instant now) {
        return Stream.concat(
                taken.replaced().stream().map(old -> events.ended(old, now)), Stream.of(events.reserved(taken.held())));
    }

    private static List<ReservationId> ended(List<Verdict.Taken> taken) {
        return taken.stream()
                .flatMap(hold -> hold.replaced().stream())
                .map(old -> old.terms().id())
                .toList();
    }

    private static Answered answered(Decided decided) {
        Ticket ticket = decided.ticket();
        return new Answered(
                ticket,
                decided.verdict(),
                switch (decided.verdict()) {
                    case Verdict.Taken taken -> Optional.of(ticket.kept(Outcome.accepted(taken.held())));
                    case Verdict.Refused refused -> Optional.of(ticket.kept(Outcome.refused(refused.reason())));
                    case Verdict.Repeated repeated -> Optional.of(repeated.answer());
                    case Verdict.Failed failed -> Optional.empty();
                    case Verdict.Overtaken overtaken -> Optional.empty();
                    case Verdict.ExpiredInTheWay inTheWay -> Optional.empty();
                });
    }

    private static KeyedRequest key(Ticket ticket) {
        return ticket.asked().key();
    }
}
