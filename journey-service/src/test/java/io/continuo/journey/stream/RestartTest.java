package io.continuo.journey.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.continuo.events.CustomerId;
import io.continuo.events.Identifier;
import io.continuo.journey.Published;
import io.continuo.journey.reading.NotServing;
import io.continuo.localstack.testing.TestStack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** State outlives the process, with its disk and without. */
class RestartTest {

    private static final Duration WITHIN = Duration.ofSeconds(60);

    private final String kafka = TestStack.get().kafka();
    private final TopicNames names = new TopicNames(TestStack.get().topicPrefix());
    private final Published published = new Published(kafka, names.prefix());
    private final Identifier device = published.identifier("anonymous_id", "device");

    @TempDir
    Path disk;

    @TempDir
    Path otherDisk;

    @BeforeEach
    void aJourneyFromBeforeTheRestart() throws InterruptedException {
        try (RunningStreams first = new RunningStreams(kafka, names, disk)) {
            // It makes the topics.
            await().atMost(WITHIN).until(first::isRunning);
            published.map(device, "ana");
            published.touchpoint(
                    "before", "Page Viewed", "web", "2026-01-01T10:00:00Z", device, Map.of("order_id", "1"));
            eventuallyAnaHas(first, "before");
        }
    }

    @AfterEach
    void close() {
        published.close();
    }

    @Test
    void aRestartContinuesWhereItStopped() throws InterruptedException {
        published.touchpoint("meanwhile", "Page Viewed", "web", "2025-12-31T10:00:00Z", device, Map.of());

        try (RunningStreams second = new RunningStreams(kafka, names, disk)) {
            eventuallyAnaHas(second, "meanwhile", "before");
            assertThat(second.stores().buyers("1")).containsExactly(new CustomerId(published.unique("ana")));
        }
    }

    @Test
    void aLostDiskIsRestoredFromTheBroker() throws InterruptedException {
        try (RunningStreams second = new RunningStreams(kafka, names, otherDisk)) {
            eventuallyAnaHas(second, "before");
            published.touchpoint("after", "Page Viewed", "web", "2026-01-02T10:00:00Z", device, Map.of());
            eventuallyAnaHas(second, "before", "after");
        }
    }

    @Test
    void aDiskFromAnotherMomentIsBroughtUpToDate() throws InterruptedException {
        published.touchpoint("elsewhere", "Page Viewed", "web", "2026-01-03T10:00:00Z", device, Map.of());
        try (RunningStreams second = new RunningStreams(kafka, names, otherDisk)) {
            eventuallyAnaHas(second, "before", "elsewhere");
        }

        try (RunningStreams third = new RunningStreams(kafka, names, disk)) {
            eventuallyAnaHas(third, "before", "elsewhere");
        }
    }

    private void eventuallyAnaHas(RunningStreams streams, String... touchpoints) {
        List<String> expected =
                List.of(touchpoints).stream().map(published::unique).toList();
        await().atMost(WITHIN)
                .ignoreExceptionsInstanceOf(NotServing.class)
                .untilAsserted(() -> assertThat(ids(streams)).isEqualTo(expected));
    }

    private List<String> ids(RunningStreams streams) {
        return streams.stores().latest(new CustomerId(published.unique("ana")), 100).touches().stream()
                .map(placed -> placed.touch().id())
                .toList();
    }
}
