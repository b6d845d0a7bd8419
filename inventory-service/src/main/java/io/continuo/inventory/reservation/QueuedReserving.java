package io.continuo.inventory.reservation;

import io.continuo.http.KeyedRequest;
import io.continuo.http.Problems;
import io.continuo.http.StandardProblem;
import io.continuo.http.StoredAnswer;
import io.continuo.inventory.InventoryConfig;
import io.continuo.inventory.Outcome;
import io.continuo.inventory.Transactions;
import io.continuo.inventory.catalog.Sku;
import io.continuo.inventory.live.Keeping;
import io.continuo.inventory.reservation.Deciding.Answered;
import io.continuo.inventory.reservation.Ticket.Mode;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.context.Context;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/** Decides requests in rounds of one transaction each, as the {@link WaitingRoom} lets them in. */
@Singleton
class QueuedReserving implements Reserving {

    private static final Logger LOG = Logger.getLogger(QueuedReserving.class);

    /** Being overtaken ends at the second try; expired holds in the way are released a batch at a time. */
    private static final int TRIES = 10;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Transactions transactions;
    private final Deciding deciding;
    private final Expiry expiry;
    private final Keeping keeping;
    private final WaitingRoom room;
    private final DistributionSummary sizes;

    QueuedReserving(
            Transactions transactions,
            Deciding deciding,
            Expiry expiry,
            Keeping keeping,
            InventoryConfig config,
            MeterRegistry metrics) {
        this.transactions = transactions;
        this.deciding = deciding;
        this.expiry = expiry;
        this.keeping = keeping;
        this.room = new WaitingRoom(
                config.hotPath().lanes(),
                config.hotPath().largestRound(),
                config.hotPath().mostWaiting());
        this.sizes = DistributionSummary.builder("continuo.inventory.reservation.round")
                .description("requests decided in one transaction")
                .register(metrics);
        metrics.gauge("continuo.inventory.reservation.waiting", room, WaitingRoom::waiting);
    }

    @Override
    public Uni<StoredAnswer> reserve(
            KeyedRequest key, ReservationRequest request, Function<Outcome<Reservation.Held>, StoredAnswer> answer) {
        return Uni.createFrom().completionStage(() -> {
            Ticket.Origin origin = new Ticket.Origin(Context.current(), Vertx.currentContext());
            Ticket ticket = new Ticket(
                    Ticket.Asked.of(key, request, answer, keeping.live()::onShelves),
                    origin,
                    new CompletableFuture<>(),
                    Mode.PLANNED,
                    TRIES);
            try {
                room.enter(ticket).ifPresent(this::begin);
            } catch (WaitingRoom.Full full) {
                throw busy("Too many requests wait; repeat the request.");
            }
            return ticket.answer();
        });
    }

    /** In the context of the first request, which waits as long as the round lasts. */
    private void begin(List<Ticket> round) {
        io.vertx.core.Context thread = round.getFirst().origin().thread();
        if (thread == null) {
            run(round);
        } else {
            thread.runOnContext(_ -> run(round));
        }
    }

    private void run(List<Ticket> round) {
        sizes.record(round.size());
        transactions
                .write(tx -> deciding.decide(tx, round))
                .onItemOrFailure()
                .transformToUni((answered, failure) ->
                        failure == null ? answer(answered) : Uni.createFrom().item(fail(round, failure)))
                .onFailure()
                .recoverWithItem(failure -> fail(round, failure))
                .subscribe()
                .with(again -> end(round, again), bug -> LOG.error("a round ended without an answer", bug));
    }

    private void end(List<Ticket> round, List<Ticket> again) {
        room.leave(round, again).forEach(this::begin);
    }

    /** Gives the answers that are committed; the tickets that are to be decided again. */
    private Uni<List<Ticket>> answer(List<Answered> round) {
        List<Ticket> again = new ArrayList<>();
        Set<Sku> crowded = round.stream()
                .filter(one -> one.verdict() instanceof Verdict.ExpiredInTheWay)
                .flatMap(one -> one.ticket().request().skus().stream())
                .collect(Collectors.toSet());
        for (Answered one : round) {
            Ticket ticket = one.ticket();
            one.answer().ifPresent(ticket.answer()::complete);
            switch (one.verdict()) {
                case Verdict.Failed failed -> ticket.answer().completeExceptionally(failed.reason());
                case Verdict.Overtaken overtaken -> again(ticket, Mode.EVERYTHING, again);
                case Verdict.ExpiredInTheWay inTheWay -> again(ticket, ticket.mode(), again);
                case Verdict.Taken done -> {}
                case Verdict.Refused done -> {}
                case Verdict.Repeated done -> {}
            }
        }
        return crowded.isEmpty() || again.isEmpty()
                ? Uni.createFrom().item(again)
                : expiry.sweep(crowded).replaceWith(again);
    }

    private static void again(Ticket ticket, Mode mode, List<Ticket> again) {
        if (ticket.tries() > 1) {
            again.add(ticket.again(mode));
        } else {
            ticket.answer().completeExceptionally(busy("Too much is expiring at once; repeat the request."));
        }
    }

    /** Nothing was written. What the database refused together it is asked again, one by one, as one of them may be at fault. */
    private static List<Ticket> fail(List<Ticket> round, Throwable failure) {
        List<Ticket> open =
                round.stream().filter(ticket -> !ticket.answer().isDone()).toList();
        if (open.size() > 1 && !(failure instanceof HttpProblem)) {
            LOG.warnf("a round failed and is taken apart requests=%d reason=%s", open.size(), failure.toString());
            return open.stream().map(ticket -> ticket.again(Mode.ALONE)).toList();
        }
        open.forEach(ticket -> ticket.answer().completeExceptionally(failure));
        return List.of();
    }

    private static HttpProblem busy(String detail) {
        return Problems.retryLater(StandardProblem.UNAVAILABLE, detail, RETRY_AFTER);
    }
}
