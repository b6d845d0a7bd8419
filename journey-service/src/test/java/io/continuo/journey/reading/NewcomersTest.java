package io.continuo.journey.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.events.CustomerId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A customer who was created a moment ago is looked for again, but not for ever, and nobody else is. */
class NewcomersTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Newcomers newcomers = new Newcomers(InstantSource.fixed(NOW));
    private final AtomicInteger looks = new AtomicInteger();

    private Answer<String> look(int knownFrom) {
        return looks.incrementAndGet() < knownFrom
                ? new Answer.Refused<>(Rejected.UNKNOWN_CUSTOMER)
                : new Answer.Found<>("Ana");
    }

    private Answer<String> ask(String id, int knownFrom) {
        return newcomers.soon(new CustomerId(id), () -> look(knownFrom)).await().atMost(PATIENCE);
    }

    private static String made(Duration before) {
        long time = NOW.minus(before).toEpochMilli();
        return new UUID(time << Short.SIZE | 0x7abc, 0x8000_0000_0000_0001L).toString();
    }

    @Test
    void whoeverIsKnownIsLookedForOnce() {
        assertThat(ask(made(Duration.ofSeconds(1)), 1)).isEqualTo(new Answer.Found<>("Ana"));
        assertThat(looks).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT9S", "-PT9S"})
    void whoeverComesMeanwhileIsFound(Duration age) {
        assertThat(ask(made(age), 3)).isEqualTo(new Answer.Found<>("Ana"));
        assertThat(looks).hasValue(3);
    }

    @Test
    void whoeverDoesNotComeIsNotWaitedForAnyLonger() {
        assertThat(Newcomers.soon(() -> look(9), Duration.ofMillis(1), 5)
                        .await()
                        .atMost(PATIENCE))
                .isEqualTo(new Answer.Refused<>(Rejected.UNKNOWN_CUSTOMER));
        assertThat(looks).hasValue(5);
    }

    @Test
    void anIdOfLongAgoIsLookedForOnce() {
        assertThat(ask(made(Duration.ofSeconds(11)), 2)).isEqualTo(new Answer.Refused<>(Rejected.UNKNOWN_CUSTOMER));
        assertThat(looks).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nobody", "3f2504e0-4f89-41d3-9a0c-0305e82c3301"})
    void anIdWithoutATimeIsLookedForOnce(String id) {
        assertThat(ask(id, 2)).isEqualTo(new Answer.Refused<>(Rejected.UNKNOWN_CUSTOMER));
        assertThat(looks).hasValue(1);
    }
}
