package io.continuo.interaction.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.events.Channel;
import io.continuo.events.Identifier;
import io.continuo.events.TouchpointRecorded;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What came before an erasure is erased, whatever its own clock said. */
class ErasedAmongTest {

    private static final Instant UNTIL = Instant.parse("2026-03-01T10:00:00Z");
    private static final Identifier ANA = Identifier.of("email", "ana@example.com");
    private static final ErasedAmong ERASED = new ErasedAmong(Map.of(ANA, UNTIL));

    private static TouchpointRecorded touchpoint(Duration occurred, Duration received) {
        return new TouchpointRecorded(
                "t",
                "Page Viewed",
                new Channel("web"),
                UNTIL.plus(occurred),
                UNTIL.plus(received),
                List.of(ANA),
                Map.of(),
                null,
                "test");
    }

    @Test
    void aTouchpointOfTomorrowThatCameBeforeIsErased() {
        TouchpointRecorded ahead = touchpoint(Duration.ofHours(20), Duration.ofHours(-1));
        assertThat(ERASED.kept(ahead)).isEmpty();
        assertThat(new Past(List.of(ANA), UNTIL).covers(ahead)).isTrue();
    }

    @Test
    void aTouchpointOfBeforeThatComesLaterIsErased() {
        assertThat(ERASED.kept(touchpoint(Duration.ofHours(-1), Duration.ofHours(1))))
                .isEmpty();
    }

    @Test
    void whatHappensAndComesAfterwardsIsSomebodyNew() {
        TouchpointRecorded later = touchpoint(Duration.ofHours(1), Duration.ofHours(1));
        assertThat(ERASED.kept(later)).contains(later);
    }
}
