package io.continuo.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AStoppedRelayLeavesTheRestToOthersTest {

    @Test
    void andMayStillBeWoken() {
        try (OutboxFixture fixture = new OutboxFixture()) {
            OutboxRelay stopped = fixture.startRelay(Map.of());
            fixture.commit(fixture.messages("before", 10));
            await().untilAsserted(() -> assertThat(fixture.reader.all()).hasSize(10));
            stopped.stop();

            fixture.commit(fixture.messages("after", 10));
            assertThatCode(stopped::wake).doesNotThrowAnyException();
            fixture.startRelay(Map.of());
            await().untilAsserted(() ->
                    assertThat(fixture.reader.firstArrivals().get("after")).hasSize(10));
        }
    }
}
