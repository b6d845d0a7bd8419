package io.continuo.interaction.timeline;

import io.continuo.interaction.InteractionConfig;
import io.continuo.interaction.log.CallerContext;
import io.continuo.interaction.log.Promptness;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** Lets the timeline lag under load: senders wait for their answer, and the log keeps what is not placed yet. */
@Singleton
class Pace {

    private final Predicate<Duration> busy;
    private final InteractionConfig.Timeline config;
    private final InstantSource clock;
    private final Counter pauses;

    /** When the oldest touchpoint of those that are being placed was sent; 0 while there are none. */
    private final AtomicLong waitingSince = new AtomicLong();

    @Inject
    Pace(Promptness promptness, InteractionConfig config, InstantSource clock, MeterRegistry meters) {
        this(promptness::isWorseThan, config.timeline(), clock, meters);
    }

    /** @param busy whether acknowledgements take longer than that */
    Pace(Predicate<Duration> busy, InteractionConfig.Timeline config, InstantSource clock, MeterRegistry meters) {
        this.busy = busy;
        this.config = config;
        this.clock = clock;
        this.pauses = Counter.builder("continuo.interaction.timeline.pauses")
                .description("Batches that waited so that acknowledgements do not")
                .register(meters);
        meters.gauge("continuo.interaction.timeline.behind.seconds", this, Pace::behindSeconds);
    }

    /** Completes when this batch may be placed: soon, and at once where one of it has waited for too long already. */
    Uni<Void> turn(ConsumerRecords<String, String> polled) {
        long oldest = oldest(polled);
        waitingSince.set(oldest);
        boolean hasWaitedLong = oldest < clock.millis() - config.maxBehind().toMillis();
        if (!busy.test(config.yieldAbove()) || hasWaitedLong) {
            return Uni.createFrom().voidItem();
        }
        pauses.increment();
        return pause(config.yieldFor());
    }

    /**
     * These are placed now. Completes when the next ones may be read: where the timeline keeps up, a little later, so that
     * what comes in meanwhile is placed together, which takes hardly more than one touchpoint alone.
     */
    Uni<Void> placed(ConsumerRecords<String, String> polled) {
        waitingSince.set(0);
        long behind = clock.millis() - newest(polled);
        return behind < config.gatherFor().toMillis()
                ? pause(config.gatherFor())
                : Uni.createFrom().voidItem();
    }

    private static Uni<Void> pause(Duration length) {
        return Uni.createFrom().voidItem().onItem().delayIt().by(length).emitOn(CallerContext.current());
    }

    private double behindSeconds() {
        long since = waitingSince.get();
        return since == 0 ? 0 : Math.max(0, clock.millis() - since) / 1000.0;
    }

    private static long oldest(ConsumerRecords<String, String> polled) {
        long oldest = Long.MAX_VALUE;
        for (ConsumerRecord<String, String> message : polled) {
            oldest = Math.min(oldest, message.timestamp());
        }
        return oldest;
    }

    private static long newest(ConsumerRecords<String, String> polled) {
        long newest = 0;
        for (ConsumerRecord<String, String> message : polled) {
            newest = Math.max(newest, message.timestamp());
        }
        return newest;
    }
}
