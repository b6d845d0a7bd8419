package io.continuo.interaction.timeline;

import io.continuo.events.TouchpointRecorded;
import io.continuo.interaction.inbox.Batches;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads the log of touchpoints, batch by batch, at the pace that suits those who write it. */
@ApplicationScoped
class TouchpointLog {

    private final Batches batches;
    private final TouchpointNews news;
    private final Pace pace;

    TouchpointLog(Batches batches, TouchpointNews news, Pace pace) {
        this.batches = batches;
        this.news = news;
        this.pace = pace;
    }

    @Incoming("touchpoints")
    Uni<Void> receive(ConsumerRecords<String, String> polled) {
        return pace.turn(polled)
                .chain(() -> batches.apply(polled, TouchpointRecorded.class, news::apply))
                .chain(() -> pace.placed(polled));
    }
}
