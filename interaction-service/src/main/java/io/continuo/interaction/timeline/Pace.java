package io.continuo.interaction.timeline;

import io.continuo.interaction.InteractionConfig;
import io.continuo.interaction.log.CallerContext;
import io.continuo.interaction.log.Promptness;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** Lets the timeline lag under load: senders wait for their answer, and the log keeps what is not placed yet. */
@Singleton
class Pace {

    private final Promptness promptness;
    private final InteractionConfig.Timeline config;
    private final InstantSource clock;
    private final Counter pauses;
    private final AtomicLong behindMillis = new AtomicLong();

    Pace(Promptness promptness, InteractionConfig config, InstantSource clock, MeterRegistry meters) {
        this.promptness = promptness;
        this.config = config.timeline();
        this.clock = clock;
        this.pauses = Counter.builder("continuo.interaction.timeline.pauses")
                .description("Batches that waited so that acknowledgements do not")
                .register(meters);
        meters.gauge("continuo.interaction.timeline.behind.seconds", behindMillis, millis -> millis.get() / 1000.0);
    }

    /** Completes when the next batch may be placed; soon in any case. */
    Uni<Void> turn() {
        if (!promptness.isWorseThan(config.yieldAbove())) {
            return Uni.createFrom().voidItem();
        }
        pauses.increment();
        return Uni.createFrom()
                .voidItem()
                .onItem()
                .delayIt()
                .by(config.yieldFor())
                .emitOn(CallerContext.current());
    }

    /** These are placed now. */
    void placed(ConsumerRecords<String, String> polled) {
        long newest = 0;
        for (ConsumerRecord<String, String> message : polled) {
            newest = Math.max(newest, message.timestamp());
        }
        if (newest > 0) {
            behindMillis.set(Math.max(0, clock.millis() - newest));
        }
    }
}
