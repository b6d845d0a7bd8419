package io.continuo.interaction.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.continuo.events.CustomerId;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Somebody who is not known yet is looked for again, but not for ever. */
class NewcomersTest {

    private static final Duration AT_ONCE = Duration.ofMillis(1);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final AtomicInteger looks = new AtomicInteger();

    private Optional<String> ask(int knownFrom) {
        return Newcomers.soon(
                        () -> Uni.createFrom()
                                .item(looks.incrementAndGet() < knownFrom ? Optional.empty() : Optional.of("Ana")),
                        AT_ONCE,
                        5)
                .await()
                .atMost(PATIENCE);
    }

    @ParameterizedTest
    @CsvSource({
        "019cc0c1-6b00-7abc-8123-0123456789ab, 2026-03-06T01:30:00Z, true",
        "019cc0c1-6b00-7abc-8123-0123456789ab, 2026-03-06T02:30:00Z, false",
        "019cc0c1-6b00-4abc-8123-0123456789ab, 2026-03-06T01:30:00Z, false",
        "zz, 2026-03-06T01:30:00Z, false"
    })
    void anIdSaysWhetherItIsYoung(String id, Instant now, boolean young) {
        assertThat(Newcomers.isYoung(new CustomerId(id), now)).isEqualTo(young);
    }

    @Test
    void whoeverIsKnownIsLookedForOnce() {
        assertThat(ask(1)).contains("Ana");
        assertThat(looks).hasValue(1);
    }

    @Test
    void whoeverComesMeanwhileIsFound() {
        assertThat(ask(3)).contains("Ana");
        assertThat(looks).hasValue(3);
    }

    @Test
    void whoeverDoesNotComeIsNotWaitedForAnyLonger() {
        assertThat(ask(9)).isEmpty();
        assertThat(looks).hasValue(5);
    }
}
