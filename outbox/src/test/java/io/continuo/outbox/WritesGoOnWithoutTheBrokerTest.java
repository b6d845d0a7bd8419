package io.continuo.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.continuo.localstack.testing.TestStack;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WritesGoOnWithoutTheBrokerTest {

    private static final Map<String, String> IMPATIENT = Map.of(
            "continuo.outbox.metadata-timeout", "PT0.5S",
            "continuo.outbox.longest-backoff", "PT1S");

    @Test
    void andDrainInOrderOnceItIsReachable() throws IOException {
        try (OutboxFixture fixture = new OutboxFixture();
                Doorway doorway = new Doorway(TestStack.get().kafka())) {
            OutboxRelay relay = fixture.startRelay(doorway.address(), IMPATIENT);
            fixture.commit(fixture.messages("before", 50));
            relay.wake();
            await().untilAsserted(() -> assertThat(doorway.refused()).isPositive());
            fixture.commit(fixture.messages("meanwhile", 50));

            OutboxDepth depth = OutboxFixture.now(relay.depth());
            assertThat(depth.waiting()).isEqualTo(100);
            assertThat(depth.oldest()).isPositive().isLessThan(Duration.ofMinutes(5));

            doorway.open();
            await().untilAsserted(() -> assertThat(fixture.depth().waiting()).isZero());
            await().untilAsserted(() -> assertThat(
                            fixture.reader.firstArrivals().values())
                    .hasSize(2)
                    .allSatisfy(values -> assertThat(values).hasSize(50).isSortedAccordingTo(byNumber())));
        }
    }

    private static Comparator<String> byNumber() {
        return Comparator.comparingInt(Integer::parseInt);
    }
}
