package io.continuo.interaction.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.interaction.InteractionConfig;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

/** The timeline gives way to senders, but not for ever. */
class PaceTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private static final InteractionConfig.Timeline SETTINGS = new InteractionConfig.Timeline() {
        @Override
        public Duration yieldAbove() {
            return Duration.ofMillis(25);
        }

        @Override
        public Duration yieldFor() {
            return Duration.ofHours(1);
        }

        @Override
        public Duration maxBehind() {
            return Duration.ofSeconds(60);
        }

        @Override
        public Duration gatherFor() {
            return Duration.ofHours(1);
        }
    };

    private static UniAssertSubscriber<Void> turn(boolean busy, int... ages) {
        return pace(busy).turn(polled(ages)).subscribe().withSubscriber(UniAssertSubscriber.create());
    }

    private static Pace pace(boolean busy) {
        return new Pace(above -> busy, SETTINGS, InstantSource.fixed(NOW), new SimpleMeterRegistry());
    }

    private static UniAssertSubscriber<Void> placed(int... ages) {
        return pace(false).placed(polled(ages)).subscribe().withSubscriber(UniAssertSubscriber.create());
    }

    private static ConsumerRecords<String, String> polled(int... ages) {
        List<ConsumerRecord<String, String>> records = Arrays.stream(ages)
                .mapToObj(age -> new ConsumerRecord<>(
                        "touchpoints.v1",
                        0,
                        0L,
                        NOW.minusSeconds(age).toEpochMilli(),
                        TimestampType.CREATE_TIME,
                        0,
                        0,
                        "k",
                        "{}",
                        new RecordHeaders(),
                        Optional.empty()))
                .toList();
        return new ConsumerRecords<>(Map.of(new TopicPartition("touchpoints.v1", 0), records), Map.of());
    }

    @Test
    void whileSendersAreAnsweredSoonThereIsNoPause() {
        turn(false, 1).assertCompleted();
    }

    @Test
    void whileSendersWaitTheTimelineWaits() {
        turn(true, 30, 1).assertNotTerminated().cancel();
    }

    @Test
    void whatHasWaitedForAMinuteIsPlacedAtOnce() {
        turn(true, 61, 1).assertCompleted();
    }

    @Test
    void whoKeepsUpGathersWhatComesIn() {
        placed(30, 0).assertNotTerminated().cancel();
    }

    @Test
    void whoIsBehindGoesOnAtOnce() {
        placed(7200, 3601).assertCompleted();
    }

    @Test
    void howFarItIsBehindIsToldUntilItIsPlaced() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        Pace pace = new Pace(above -> false, SETTINGS, InstantSource.fixed(NOW), meters);
        Gauge behind =
                meters.get("continuo.interaction.timeline.behind.seconds").gauge();
        assertThat(behind.value()).isZero();

        pace.turn(polled(1, 42, 5)).subscribe().withSubscriber(UniAssertSubscriber.create());
        assertThat(behind.value()).isEqualTo(42);

        pace.placed(polled(1, 42, 5))
                .subscribe()
                .withSubscriber(UniAssertSubscriber.create())
                .cancel();
        assertThat(behind.value()).isZero();
    }
}
