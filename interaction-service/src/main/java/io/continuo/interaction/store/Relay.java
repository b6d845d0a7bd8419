package io.continuo.interaction.store;

import com.mongodb.client.model.Filters;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Wakes the dispatch of a document's events as soon as they are written, without making the writer wait for it. */
@ApplicationScoped
public class Relay {

    private static final String WOKEN = "documents-with-events";
    private static final long WAITING_AT_MOST = 10_000;

    private final Dispatch dispatch;
    private final Emitter<Woken> waiting;

    /** What is too much to wait in memory is dropped here and found by the sweep. */
    Relay(
            Dispatch dispatch,
            @Channel(WOKEN) @OnOverflow(value = OnOverflow.Strategy.DROP, bufferSize = WAITING_AT_MOST)
                    Emitter<Woken> waiting) {
        this.dispatch = dispatch;
        this.waiting = waiting;
    }

    /** The document has got events to send. */
    public void wake(Shelf shelf, Object id) {
        waiting.send(new Woken(shelf, id));
    }

    /** One after the other, so that the events of a document are not sent twice at the same time. */
    @Incoming(WOKEN)
    Uni<Void> relay(Woken woken) {
        return dispatch.drain(woken.shelf(), Filters.eq(woken.id()));
    }

    record Woken(Shelf shelf, Object id) {}
}
