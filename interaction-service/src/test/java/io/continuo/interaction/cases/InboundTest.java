package io.continuo.interaction.cases;

import static io.continuo.interaction.cases.TestCases.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.events.Channel;
import io.continuo.events.Identifier;
import io.continuo.events.TouchpointRecorded;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A sender's clock starts none of ours. */
class InboundTest {

    private static Inbound happened(Instant at) {
        return Inbound.of(new TouchpointRecorded(
                "t-1",
                "Message Received",
                new Channel("sms"),
                at,
                MONDAY,
                List.of(Identifier.parse("email:ana@example.com")),
                Map.of("text", "Warm"),
                null,
                "demo"));
    }

    @Test
    void clocksCountFromTheArrival() {
        for (int hours : new int[] {-40, 0, 20}) {
            assertThat(happened(MONDAY.plus(Duration.ofHours(hours))).contact().at())
                    .isEqualTo(MONDAY);
        }
    }

    @Test
    void nothingHappensAfterItArrived() {
        assertThat(happened(MONDAY.plus(Duration.ofHours(20))).at()).isEqualTo(MONDAY);
        assertThat(happened(MONDAY.minus(Duration.ofHours(40))).at()).isEqualTo(MONDAY.minus(Duration.ofHours(40)));
    }

    @Test
    void bothTimesAreRemembered() {
        Inbound inbound = happened(MONDAY.minus(Duration.ofHours(40)));
        Remembered remembered = new Remembered(inbound, Course.none(true));
        assertThat(InboundRow.toRemembered(InboundRow.of(remembered))).isEqualTo(remembered);
    }
}
