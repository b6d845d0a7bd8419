package io.continuo.inventory.reservation;

import io.continuo.http.StoredAnswer;
import io.continuo.inventory.Outcome;
import io.continuo.inventory.catalog.ChannelId;
import io.continuo.inventory.sourcing.Demand;
import io.continuo.inventory.sourcing.Planner;
import io.continuo.inventory.sourcing.Supplies;
import io.continuo.inventory.stock.LockedStock;
import io.continuo.outbox.RequestKeys;
import io.continuo.outbox.RequestKeys.Before;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads what a {@link Round} is decided on, and has it decided: a small one at once, a large one on a worker. */
@Singleton
class Seating {

    private final RequestKeys keys;
    private final Supplies supplies;
    private final Reservations reservations;
    private final Planner planner;

    Seating(RequestKeys keys, Supplies supplies, Reservations reservations, Planner planner) {
        this.keys = keys;
        this.supplies = supplies;
        this.reservations = reservations;
        this.planner = planner;
    }

    /** What a round is decided on. */
    private record Known(
            List<Before> before,
            Map<Reservations.Cart, Reservation.Held> carts,
            Map<ChannelId, Outcome<Supplies.Found>> supplies) {}

    /**
     * A round of these requests, planned, with the carts locked.
     *
     * @param tickets no two with the same key or the same cart
     */
    Uni<Round> seat(SqlConnection tx, List<Ticket> tickets, Instant now) {
        // Sent one behind the other without waiting.
        return Uni.combine()
                .all()
                .unis(
                        keys.lookAll(
                                tx,
                                tickets.stream()
                                        .map(ticket -> ticket.asked().key())
                                        .toList()),
                        reservations.lockHeld(tx, carts(tickets)),
                        supplies(tx, tickets, now))
                .with((before, carts, found) -> seated(tickets, new Known(before, carts, found), now))
                .call(round -> inGoodPlace(round, round::plan));
    }

    /** Has it decided on the rows it asked to lock. */
    Uni<Void> settle(Round round, LockedStock stock) {
        round.see(stock);
        return inGoodPlace(round, () -> round.settle(stock));
    }

    private Uni<Void> inGoodPlace(Round round, Runnable plans) {
        return planner.made(round.effort(), () -> {
                    plans.run();
                    return round;
                })
                .replaceWithVoid();
    }

    private Uni<Map<ChannelId, Outcome<Supplies.Found>>> supplies(SqlConnection tx, List<Ticket> tickets, Instant now) {
        Map<ChannelId, List<Demand>> wanted = new LinkedHashMap<>();
        tickets.forEach(ticket -> wanted.computeIfAbsent(ticket.request().channel(), _ -> new ArrayList<>())
                .addAll(ticket.request().lines()));
        List<ChannelId> channels = List.copyOf(wanted.keySet());
        return Uni.join()
                .all(channels.stream()
                        .map(channel -> supplies.readFor(tx, channel, wanted.get(channel), now))
                        .toList())
                .andFailFast()
                .map(found -> IntStream.range(0, channels.size())
                        .boxed()
                        .collect(Collectors.toMap(channels::get, found::get)));
    }

    private static Round seated(List<Ticket> tickets, Known known, Instant now) {
        Round round = new Round(now);
        for (int i = 0; i < tickets.size(); i++) {
            Ticket ticket = tickets.get(i);
            switch (known.before().get(i)) {
                case Before.Answered(StoredAnswer answer) -> round.add(ticket, new Verdict.Repeated(answer));
                case Before.Refused(HttpProblem problem) -> round.add(ticket, new Verdict.Failed(problem));
                case Before.Nothing nothing ->
                    round.add(
                            ticket,
                            Objects.requireNonNull(
                                    known.supplies().get(ticket.request().channel())),
                            Optional.ofNullable(Reservations.Cart.of(ticket.request()))
                                    .map(known.carts()::get));
            }
        }
        return round;
    }

    private static List<Reservations.Cart> carts(List<Ticket> tickets) {
        return tickets.stream()
                .map(ticket -> Reservations.Cart.of(ticket.request()))
                .filter(Objects::nonNull)
                .sorted()
                .toList();
    }
}
