package io.continuo.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ATopicIsLeftAloneAfterAFailureTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    private final TopicBackoff backoff = new TopicBackoff(Duration.ofSeconds(1), Duration.ofSeconds(5));

    @Test
    void untilThePauseIsOver() {
        backoff.failed("a", NOON);
        assertThat(backoff.leftAlone(NOON)).containsExactly("a");
        assertThat(backoff.leftAlone(NOON.plusSeconds(1))).isEmpty();
    }

    @Test
    void twiceAsLongEachTimeUpToTheLimit() {
        assertThat(backoff.failed("a", NOON)).isEqualTo(Duration.ofSeconds(1));
        assertThat(backoff.failed("a", NOON)).isEqualTo(Duration.ofSeconds(2));
        assertThat(backoff.failed("a", NOON)).isEqualTo(Duration.ofSeconds(4));
        assertThat(backoff.failed("a", NOON)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void andIsForgivenWithASuccess() {
        backoff.failed("a", NOON);
        backoff.failed("a", NOON);
        backoff.succeeded("a");
        assertThat(backoff.failed("a", NOON)).isEqualTo(Duration.ofSeconds(1));
    }
}
