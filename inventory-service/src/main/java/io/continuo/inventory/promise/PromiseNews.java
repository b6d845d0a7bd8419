package io.continuo.inventory.promise;

import io.continuo.events.PromiseChanged;
import io.continuo.inventory.reservation.PromiseEvents;
import io.continuo.inventory.sourcing.KitLine;
import io.continuo.outbox.OutboxMessage;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** What happens to promises, as events. */
@Singleton
class PromiseNews {

    private final PromiseEvents events;

    PromiseNews(PromiseEvents events) {
        this.events = events;
    }

    OutboxMessage promised(Promise promise, Instant at) {
        List<Move> all = promise.parts().stream()
                .map(part -> new Move(part.line(), part.key(), part.quantity()))
                .toList();
        return of(promise, PromiseChanged.State.PROMISED, all, at);
    }

    /** What a step has to say; nothing where it concerns nobody else. */
    List<OutboxMessage> of(PromiseStep step, Progress progress, Instant at) {
        PromiseChanged.State state = step.kind().state();
        return state == null ? List.of() : List.of(of(progress.promise(), state, progress.moves(), at));
    }

    /** @param moves what it happened to */
    OutboxMessage of(Promise promise, PromiseChanged.State state, List<Move> moves, Instant at) {
        Promise.Order order = promise.order();
        return events.of(new PromiseChanged(
                order.reservation().value(),
                order.id().value(),
                state,
                order.channel().value(),
                order.customer(),
                order.orderId(),
                order.fulfilment(),
                moves.stream().map(PromiseNews::line).toList(),
                at));
    }

    private static PromiseChanged.Line line(Move move) {
        return new PromiseChanged.Line(
                KitLine.asCalled(move.line()),
                move.key().sku().value(),
                move.key().node().value(),
                move.quantity());
    }
}
