package io.continuo.inventory.reservation;

import io.continuo.events.EventJson;
import io.continuo.events.PromiseChanged;
import io.continuo.events.Topics;
import io.continuo.inventory.sourcing.KitLine;
import io.continuo.outbox.OutboxMessage;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reservations, and what becomes of them, as events; all of one reservation arrive in their order. */
@Singleton
public class PromiseEvents {

    private final String topic;

    PromiseEvents(@ConfigProperty(name = "continuo.topics.prefix") Optional<String> prefix) {
        this.topic = Topics.PROMISES.in(prefix.orElse(""));
    }

    public OutboxMessage of(PromiseChanged event) {
        return OutboxMessage.of(topic, event.reservationId(), UUID.randomUUID().toString(), EventJson.write(event));
    }

    OutboxMessage reserved(Reservation.Held held) {
        return of(held.terms(), PromiseChanged.State.RESERVED, held.terms().createdAt());
    }

    /** With all it holds from now on. */
    OutboxMessage changed(Reservation.Held held, Instant at) {
        return of(held.terms(), PromiseChanged.State.CHANGED, at);
    }

    /** Released, or expired where its time was over already. */
    OutboxMessage ended(Reservation.Held held, Instant at) {
        boolean over = held.terms().isOver(at);
        return of(held.terms(), over ? PromiseChanged.State.EXPIRED : PromiseChanged.State.RELEASED, at);
    }

    private OutboxMessage of(Terms terms, PromiseChanged.State state, Instant at) {
        return of(new PromiseChanged(
                terms.id().value(),
                null,
                state,
                terms.channel().value(),
                terms.customer(),
                null,
                null,
                terms.parts().stream().map(PromiseEvents::line).toList(),
                at));
    }

    private static PromiseChanged.Line line(Terms.Part part) {
        return new PromiseChanged.Line(
                KitLine.asCalled(part.line()),
                part.key().sku().value(),
                part.key().node().value(),
                part.quantity());
    }
}
